import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcomeOf } from './item-outcome.ts';

const refused = (changes: { code?: string; retryable?: boolean; retryAfterSeconds?: number }) =>
  outcomeOf({
    ...{ __typename: 'CarrierRefused', message: 'No.', code: null },
    ...{ retryable: false, retryAfterSeconds: null },
    ...changes,
  });

test('a carrier that asks for a pause is given it', () => {
  const throttled = refused({ retryable: true, retryAfterSeconds: 60 });
  assert.equal(throttled.is === 'LATER' && throttled.afterMs, 60_000);
  const silent = refused({ retryable: true });
  assert.equal(silent.is === 'LATER' && silent.afterMs, 1_000);
});

test('an unknown outcome is looked for, an offer of yesterday asked for again, a no is a no', () => {
  assert.equal(refused({ code: 'LABEL_PENDING', retryable: true }).is, 'PENDING');
  assert.equal(refused({ code: 'RATE_EXPIRED' }).is, 'REQUEUED');
  assert.deepEqual(refused({}), { is: 'FAILED', code: 'CARRIER_REFUSED', detail: 'No.' });
});
