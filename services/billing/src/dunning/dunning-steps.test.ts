import assert from 'node:assert/strict';
import { it } from 'node:test';
import { dueSteps, nextStep, type Step, stepsFor } from './dunning-steps.ts';

const plan: Step[] = [
  { afterDays: 21, kind: 'PAUSE' },
  { afterDays: 3, kind: 'MAIL' },
  { afterDays: 1, kind: 'NOTICE' },
  { afterDays: 10, kind: 'MAIL' },
];
const since = new Date('2026-11-01T09:00:00Z');
const day = (number: number) => new Date(since.getTime() + number * 86_400_000);
const due = (now: Date, taken: Step[] = []) =>
  dueSteps(plan, taken, since, now).map(
    ({ step, isSkipped }) => `${step.afterDays} ${step.kind}${isSkipped ? ' left out' : ''}`,
  );

it('takes a step when its day has come, not before', () => {
  assert.deepEqual(due(new Date(day(1).getTime() - 1)), []);
  assert.deepEqual(due(day(1)), ['1 NOTICE']);
  assert.deepEqual(due(day(3), [{ afterDays: 1, kind: 'NOTICE' }]), ['3 MAIL']);
});

it('takes no step twice', () => {
  assert.deepEqual(due(day(30), plan), []);
});

it('writes one mail, not three, when the plan comes late', () => {
  assert.deepEqual(due(day(30)), ['1 NOTICE', '3 MAIL left out', '10 MAIL', '21 PAUSE']);
});

it('tells what happens next until nothing is left', () => {
  assert.deepEqual(nextStep(plan, [], since), { afterDays: 1, kind: 'NOTICE', at: day(1) });
  assert.equal(nextStep(plan, plan.slice(1), since)?.kind, 'PAUSE');
  assert.equal(nextStep(plan, plan, since), null);
});

it('threatens nobody with the pause of a data plan that the invoice is not for', () => {
  const taken = plan.filter(({ kind }) => kind !== 'PAUSE');
  const next = (stripeSubscriptionId: string | null) =>
    nextStep(stepsFor(plan, { stripeSubscriptionId }), taken, since)?.kind ?? null;
  assert.equal(next('sub_1'), 'PAUSE');
  assert.equal(next(null), null);
});
