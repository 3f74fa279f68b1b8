import assert from 'node:assert/strict';
import { it } from 'node:test';
import { disputeActions } from './dispute-actions.ts';

const now = new Date('2026-11-30T12:00:00Z');
const due = new Date('2026-12-07T12:00:00Z');

it('takes evidence until it was sent or its day has passed', () => {
  const open = { state: 'NEEDS_RESPONSE', evidenceDueAt: due };
  assert.deepEqual(disputeActions(open, now), ['SAVE', 'SUBMIT', 'ACCEPT']);
  assert.deepEqual(disputeActions(open, due), ['ACCEPT']);
  assert.deepEqual(disputeActions({ ...open, state: 'UNDER_REVIEW' }, now), []);
});

it('leaves nothing to do once it is decided', () => {
  for (const state of ['WON', 'LOST', 'PREVENTED', 'WARNING_CLOSED']) {
    assert.deepEqual(disputeActions({ state, evidenceDueAt: due }, now), [], state);
  }
});
