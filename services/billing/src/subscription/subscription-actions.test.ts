import assert from 'node:assert/strict';
import { it } from 'node:test';
import { subscriptionActions } from './subscription-actions.ts';

const active = {
  state: 'ACTIVE',
  cancelAtPeriodEnd: false,
  cancelAt: null,
  isCollectionPaused: false,
  stripeScheduleId: null,
};

it('changes and ends a plan that runs, and keeps one that was ended', () => {
  assert.deepEqual(subscriptionActions(active), ['CHANGE', 'CANCEL_AT_PERIOD_END']);
  assert.deepEqual(subscriptionActions({ ...active, cancelAtPeriodEnd: true }), ['KEEP']);
});

it('lets a plan whose payment failed be ended, and not changed before it is paid', () => {
  assert.deepEqual(subscriptionActions({ ...active, state: 'PAST_DUE' }), ['CANCEL_AT_PERIOD_END']);
});

it('resumes what is paused, by Stripe or by us', () => {
  for (const paused of [{ state: 'PAUSED' }, { isCollectionPaused: true }]) {
    assert.equal(subscriptionActions({ ...active, ...paused })[0], 'RESUME');
  }
});

it('does nothing with what has ended or is on a schedule', () => {
  for (const state of ['CANCELED', 'INCOMPLETE', 'INCOMPLETE_EXPIRED']) {
    assert.deepEqual(subscriptionActions({ ...active, state }), []);
  }
  assert.deepEqual(subscriptionActions({ ...active, stripeScheduleId: 'sub_sched_1' }), []);
});
