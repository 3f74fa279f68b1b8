import assert from 'node:assert/strict';
import { it } from 'node:test';
import { overdueSince } from './overdue-since.ts';

const now = new Date('2026-11-30T12:00:00Z');
const yesterday = new Date('2026-11-29T12:00:00Z');
const tomorrow = new Date('2026-12-01T12:00:00Z');
const sent = {
  ...{ state: 'OPEN', billingReason: 'manual', collectionMethod: 'send_invoice' },
  ...{ dueAt: yesterday, attemptCount: 0, issuedAt: yesterday, amountDueMinor: 1_000 },
};
const charged = {
  ...{ ...sent, collectionMethod: 'charge_automatically', billingReason: 'subscription_cycle' },
  ...{ dueAt: null, attemptCount: 1 },
};

it('calls an invoice overdue from its due day on, while something of it is open', () => {
  assert.equal(overdueSince(sent, now), yesterday);
  assert.equal(overdueSince({ ...sent, dueAt: tomorrow }, now), null);
  assert.equal(overdueSince({ ...sent, amountDueMinor: 0 }, now), null);
  for (const state of ['DRAFT', 'PAID', 'VOID', 'UNCOLLECTIBLE']) {
    assert.equal(overdueSince({ ...sent, state }, now), null, state);
  }
});

it('calls one that is charged overdue once a charge has failed', () => {
  assert.equal(overdueSince(charged, now), yesterday);
  assert.equal(overdueSince({ ...charged, attemptCount: 0 }, now), null);
});

it('owes nothing for a card that was declined while a plan was bought', () => {
  assert.equal(overdueSince({ ...charged, billingReason: 'subscription_create' }, now), null);
});
