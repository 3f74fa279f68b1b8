import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextPollDelayMs, type PollState } from './poll-schedule.ts';

const day = 86_400_000;
const delay = (state: Partial<PollState>) =>
  nextPollDelayMs({
    ...{ status: 'IN_TRANSIT', ageMs: day, quietMs: day, deliveredMs: null, overdueMs: null },
    ...{ failures: 0, baseMs: 1000 },
    ...state,
  });

test('a moving parcel is looked at each period, an old or resting one more seldom', () => {
  assert.equal(delay({}), 1000);
  assert.equal(delay({ status: 'LABEL_PURCHASED' }), 1000);
  assert.equal(delay({ ageMs: 10 * day }), 4000);
  assert.equal(delay({ ageMs: 30 * day }), 8000);
  assert.equal(delay({ status: 'EXCEPTION' }), 4000);
  assert.equal(delay({ status: 'AVAILABLE_FOR_PICKUP', ageMs: 10 * day }), 16_000);
});

test('a parcel on the last vehicle is looked at most often, until it has been there for days', () => {
  assert.equal(delay({ status: 'OUT_FOR_DELIVERY', ageMs: 30 * day }), 500);
  assert.equal(delay({ status: 'OUT_FOR_DELIVERY', quietMs: 3 * day }), 4000);
});

test('an old parcel that is overdue is looked at like a young one, for a week', () => {
  assert.equal(delay({ ageMs: 10 * day, overdueMs: -day }), 4000);
  assert.equal(delay({ ageMs: 10 * day, overdueMs: day }), 1000);
  assert.equal(delay({ ageMs: 30 * day, overdueMs: 8 * day }), 8000);
});

test('a carrier that does not answer is asked ever more seldom, up to a bound', () => {
  assert.deepEqual(
    [1, 2, 6, 20].map((failures) => delay({ failures })),
    [2000, 4000, 64_000, 64_000],
  );
});

test('a delivered parcel is watched for three days, a returning one for thirty without news', () => {
  assert.equal(delay({ status: 'DELIVERED', deliveredMs: day }), 12_000);
  assert.equal(delay({ status: 'DELIVERED', deliveredMs: 4 * day }), null);
  assert.equal(delay({ status: 'RETURN_TO_SENDER', quietMs: 29 * day }), 12_000);
  assert.equal(delay({ status: 'RETURN_TO_SENDER', quietMs: 31 * day }), null);
});

test('a parcel without news for sixty days is given up, one with news never', () => {
  assert.equal(delay({ ageMs: 61 * day, quietMs: 61 * day }), null);
  assert.equal(delay({ ageMs: 90 * day, quietMs: 2 * day }), 8000);
});

test('a voided label is looked at seldom, whether its parcel travels after all', () => {
  assert.equal(delay({ status: 'VOIDED' }), 48_000);
  assert.equal(delay({ status: 'VOIDED', ageMs: 22 * day }), null);
});
