import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextPollDelayMs, type PollState } from './poll-schedule.ts';

const day = 86_400_000;
const delay = (state: Partial<PollState>) =>
  nextPollDelayMs({
    ...{ status: 'IN_TRANSIT', ageMs: day, deliveredMs: null, failures: 0, baseMs: 1000 },
    ...state,
  });

test('a moving parcel is looked at each period, an old or resting one more seldom', () => {
  assert.equal(delay({}), 1000);
  assert.equal(delay({ ageMs: 10 * day }), 4000);
  assert.equal(delay({ ageMs: 30 * day }), 8000);
  assert.equal(delay({ status: 'EXCEPTION' }), 4000);
});

test('a carrier that does not answer is asked ever more seldom, up to a bound', () => {
  assert.deepEqual(
    [1, 2, 6, 20].map((failures) => delay({ failures })),
    [2000, 4000, 64_000, 64_000],
  );
});

test('a delivered parcel is watched for corrections for three days, a lost one for sixty', () => {
  assert.equal(delay({ status: 'DELIVERED', deliveredMs: day }), 12_000);
  assert.equal(delay({ status: 'DELIVERED', deliveredMs: 4 * day }), null);
  assert.equal(delay({ ageMs: 61 * day }), null);
  assert.equal(delay({ status: 'VOIDED' }), null);
});
