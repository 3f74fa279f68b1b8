import assert from 'node:assert/strict';
import { it } from 'node:test';
import { allowedActions, lineTransitions, targetOf, transitionOn } from './line-status.ts';

it('leads from one state by one trigger to one state', () => {
  const keys = lineTransitions.map(({ from, on }) => `${from} ${on}`);
  assert.equal(new Set(keys).size, keys.length);
});

it('never leaves an end', () => {
  for (const end of ['FINISHED', 'DECLINED', 'CANCELED', 'STOPPED', 'EXPIRED'] as const) {
    assert.deepEqual(
      lineTransitions.filter(({ from }) => from === end),
      [],
    );
  }
});

it('puts nothing on the road that staff did not approve', () => {
  const reach = (status: string, trigger: string): boolean =>
    lineTransitions.some(
      ({ from, on, to }) => to === status && (on === trigger || reach(from, trigger)),
    );
  assert.ok(reach('IN_FLIGHT', 'APPROVE'));
  assert.deepEqual(
    lineTransitions.filter(({ to }) => to === 'BOOKED').map(({ by }) => by),
    ['staff:campaigns'],
  );
});

it('lets only a draft be edited', () => {
  assert.ok(transitionOn('DRAFT', 'EDIT'));
  assert.equal(transitionOn('BOOKED', 'EDIT'), undefined);
  assert.equal(targetOf('STOP'), 'STOPPED');
});

it('offers a caller what its scopes allow', () => {
  assert.deepEqual(allowedActions('PENDING_BOOKING', ['campaigns:write']), ['CANCEL']);
  assert.deepEqual(allowedActions('PENDING_BOOKING', ['staff:campaigns']), ['APPROVE', 'DECLINE']);
  assert.deepEqual(allowedActions('BOOKED', []), []);
});
