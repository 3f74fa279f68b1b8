import assert from 'node:assert/strict';
import { it } from 'node:test';
import { paymentState } from './payment-state.ts';

it('calls a payment paid only when Stripe says that it succeeded', () => {
  assert.equal(paymentState('succeeded', { status: 'succeeded' }), 'SUCCEEDED');
  for (const status of [
    'processing',
    'requires_action',
    'requires_capture',
    'requires_payment_method',
  ] as const) {
    assert.notEqual(paymentState(status, null), 'SUCCEEDED', status);
  }
});

it('calls it failed when its last attempt failed, until the next attempt', () => {
  assert.equal(paymentState('requires_payment_method', { status: 'failed' }), 'FAILED');
  assert.equal(paymentState('requires_payment_method', null), 'PROCESSING');
  assert.equal(paymentState('succeeded', { status: 'failed' }), 'SUCCEEDED');
  assert.equal(paymentState('canceled', { status: 'failed' }), 'CANCELED');
});
