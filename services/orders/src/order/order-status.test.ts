import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type OrderFacts,
  type OrderStatus,
  settle,
  transitionOn,
  transitions,
} from './order-status.ts';

const placed: OrderFacts = {
  status: 'PLACED',
  heldFrom: null,
  isPaidAtAll: false,
  isPaidInFull: false,
  isFulfillmentStarted: false,
  hasShippableLines: true,
  isDelivered: false,
};
const paid = { isPaidAtAll: true, isPaidInFull: true };
const delivered = { ...paid, isFulfillmentStarted: true, isDelivered: true };

const statesAfter = (changes: Partial<OrderFacts>) =>
  settle({ ...placed, ...changes }).map(({ to }) => to);

test('an order is confirmed by its full payment and by nothing less', () => {
  assert.deepEqual(statesAfter({}), []);
  assert.deepEqual(statesAfter({ isPaidAtAll: true }), []);
  assert.deepEqual(statesAfter(paid), ['CONFIRMED']);
});

test('late news moves an order over all the states it missed', () => {
  assert.deepEqual(statesAfter(delivered), ['CONFIRMED', 'IN_FULFILLMENT', 'COMPLETED']);
});

test('nothing moves towards fulfilment without payment', () => {
  assert.deepEqual(statesAfter({ isFulfillmentStarted: true, isDelivered: true }), []);
});

test('an order without anything to ship is complete when paid', () => {
  assert.deepEqual(statesAfter({ ...paid, hasShippableLines: false }), ['CONFIRMED', 'COMPLETED']);
});

test('a held or canceled order does not move, an expired one comes back when paid', () => {
  assert.deepEqual(statesAfter({ ...delivered, status: 'ON_HOLD', heldFrom: 'PLACED' }), []);
  assert.deepEqual(statesAfter({ ...paid, status: 'CANCELED' }), []);
  assert.deepEqual(statesAfter({ ...paid, status: 'EXPIRED' }), ['CONFIRMED']);
});

test('only an unpaid order is canceled or expires', () => {
  assert.equal(transitionOn('CANCEL', placed)?.to, 'CANCELED');
  assert.equal(transitionOn('EXPIRE', placed)?.to, 'EXPIRED');
  for (const trigger of ['CANCEL', 'EXPIRE'] as const) {
    assert.equal(transitionOn(trigger, { ...placed, isPaidAtAll: true }), undefined);
    assert.equal(transitionOn(trigger, { ...placed, status: 'CONFIRMED' }), undefined);
  }
});

test('a held order goes back to where it was held', () => {
  for (const heldFrom of ['PLACED', 'CONFIRMED', 'IN_FULFILLMENT'] as const) {
    assert.equal(transitionOn('HOLD', { ...placed, status: heldFrom })?.to, 'ON_HOLD');
    assert.equal(transitionOn('RELEASE', { ...placed, status: 'ON_HOLD', heldFrom })?.to, heldFrom);
  }
});

test('completed and canceled are ends', () => {
  const ends: OrderStatus[] = ['COMPLETED', 'CANCELED'];
  assert.deepEqual(
    transitions.filter(({ from }) => ends.includes(from)),
    [],
  );
});
