import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stepsOf, withoutNames } from './tracked-parcel.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 23, hour));
const event = (hour: number, normalized: string | null) => ({ occurredAt: at(hour), normalized });
const reached = (events: ReturnType<typeof event>[], deliveredAt: Date | null = null) =>
  stepsOf({ labelRequestedAt: at(1), handedOverAt: at(2), deliveredAt, events }).map(
    ({ reachedAt }) => (reachedAt as Date | null)?.getUTCHours() ?? null,
  );

test('the steps are those that the carrier told, else those that we took', () => {
  assert.deepEqual(reached([]), [1, 2, null, null]);
  const moving = [event(4, null), event(3, 'IN_TRANSIT'), event(0, 'PRE_TRANSIT')];
  assert.deepEqual(reached(moving), [1, 3, null, null]);
  const done = [event(6, 'DELIVERED'), event(5, 'OUT_FOR_DELIVERY'), event(3, 'IN_TRANSIT')];
  assert.deepEqual(reached(done, at(6)), [1, 3, 5, 6]);
});

test('who signed is nobody’s business, wherever the carrier writes it', () => {
  assert.equal(withoutNames('Delivered - Signed for by: A. BYRON'), 'Delivered');
  assert.equal(withoutNames('Delivered, front desk, received by BYRON'), 'Delivered, front desk');
  assert.equal(withoutNames('Livré, signé par A. BYRON'), 'Livré');
  for (const words of ['Item out for delivery', 'Order information received by Canada Post']) {
    assert.equal(withoutNames(words), words);
  }
});
