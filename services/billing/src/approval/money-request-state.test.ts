import assert from 'node:assert/strict';
import { it } from 'node:test';
import { canStep, type MoneyRequestState, reserving, statesBefore } from './money-request-state.ts';

const ended: MoneyRequestState[] = ['DONE', 'DECLINED', 'REFUSED'];

it('never carries out what nobody approved', () => {
  assert.deepEqual(statesBefore('CARRYING_OUT'), ['APPROVED', 'BLOCKED']);
  assert.ok(!canStep('REQUESTED', 'CARRYING_OUT'));
});

it('ends once: what is done, declined or refused stays so', () => {
  for (const from of ended) {
    for (const to of [...ended, 'APPROVED', 'CARRYING_OUT'] as const) {
      assert.ok(!canStep(from, to), `${from} to ${to}`);
    }
  }
});

it('cannot be given up once Stripe was asked', () => {
  assert.ok(!canStep('CARRYING_OUT', 'DECLINED'));
});

it('keeps money spoken for until it is declined or refused', () => {
  assert.deepEqual([...reserving].sort(), [
    'APPROVED',
    'BLOCKED',
    'CARRYING_OUT',
    'DONE',
    'REQUESTED',
  ]);
});
