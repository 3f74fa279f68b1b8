import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allowedActions } from './allowed-actions.ts';

const order = { status: 'PLACED', heldFrom: null, paidMinor: 0, refundedMinor: 0, totalMinor: 100 };
const customer = ['orders:read', 'orders:write'];
const staff = ['orders:read', 'staff:orders'];

test('an unpaid order can be paid and canceled by the customer, and held by staff', () => {
  assert.deepEqual(allowedActions(order, customer), ['PAY', 'CANCEL']);
  assert.deepEqual(allowedActions(order, staff), ['HOLD']);
  assert.deepEqual(allowedActions(order, ['orders:read']), []);
});

test('a partly paid order can be paid and no longer canceled', () => {
  assert.deepEqual(allowedActions({ ...order, paidMinor: 40 }, customer), ['PAY']);
});

test('a held order can only be released', () => {
  const held = { ...order, status: 'ON_HOLD', heldFrom: 'CONFIRMED' };
  assert.deepEqual(allowedActions(held, [...customer, ...staff]), ['RELEASE']);
});
