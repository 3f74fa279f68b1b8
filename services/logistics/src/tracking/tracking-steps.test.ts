import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TrackingStatus } from '../carrier/carrier.ts';
import { trackingSteps } from './tracking-steps.ts';

/** An event at a minute of a day; its place in the list is its place among the arguments. */
const events = (...list: [minute: number, normalized: TrackingStatus | null][]) =>
  list.map(([minute, normalized], rank) => ({
    identity: `${minute} ${normalized}`,
    occurredAt: new Date(Date.UTC(2026, 0, 5, 12, minute)),
    rank,
    normalized,
  }));

const words = (steps: ReturnType<typeof trackingSteps>) => steps.map(({ status }) => status);

test('each step between two looks is taken, oldest first', () => {
  const heard = events(
    [30, 'DELIVERED'],
    [20, 'OUT_FOR_DELIVERY'],
    [10, 'IN_TRANSIT'],
    [0, 'PRE_TRANSIT'],
  );
  assert.deepEqual(words(trackingSteps('LABEL_PURCHASED', [], heard)), [
    'IN_TRANSIT',
    'OUT_FOR_DELIVERY',
    'DELIVERED',
  ]);
});

test('an event said again takes no step', () => {
  const known = events([30, 'DELIVERED'], [10, 'IN_TRANSIT']);
  assert.deepEqual(trackingSteps('DELIVERED', known, known), []);
});

test('a late event moves a parcel nowhere', () => {
  const known = events([30, 'DELIVERED']);
  const heard = events([30, 'DELIVERED'], [20, 'OUT_FOR_DELIVERY'], [10, 'EXCEPTION']);
  assert.deepEqual(trackingSteps('DELIVERED', known, heard), []);
});

test('a newer correction takes a delivery back', () => {
  const known = events([30, 'DELIVERED']);
  const heard = events([50, 'OUT_FOR_DELIVERY'], [30, 'DELIVERED']);
  assert.deepEqual(words(trackingSteps('DELIVERED', known, heard)), ['OUT_FOR_DELIVERY']);
});

test('a signature, an unknown code and the label’s own event change nothing', () => {
  const known = events([30, 'DELIVERED']);
  const heard = events([60, null], [55, 'UNKNOWN'], [50, 'PRE_TRANSIT'], [30, 'DELIVERED']);
  assert.deepEqual(trackingSteps('DELIVERED', known, heard), []);
});

test('of events of the same moment the one the carrier lists first is the newest', () => {
  const heard = events([30, 'DELIVERED'], [30, 'OUT_FOR_DELIVERY']);
  assert.deepEqual(words(trackingSteps('IN_TRANSIT', [], heard)), [
    'OUT_FOR_DELIVERY',
    'DELIVERED',
  ]);
  const known = events([30, 'OUT_FOR_DELIVERY']);
  assert.deepEqual(words(trackingSteps('OUT_FOR_DELIVERY', known, heard)), ['DELIVERED']);
});

test('whatever order the looks come in, the parcel ends where the newest event says', () => {
  const all = events(
    [40, 'DELIVERED'],
    [30, 'OUT_FOR_DELIVERY'],
    [20, 'EXCEPTION'],
    [10, 'IN_TRANSIT'],
  );
  for (const order of permutations(all)) {
    let status: Parameters<typeof trackingSteps>[0] = 'HANDED_OVER';
    const known: typeof all = [];
    for (const event of order) {
      status = trackingSteps(status, known, [event]).at(-1)?.status ?? status;
      known.push(event);
    }
    assert.equal(status, 'DELIVERED');
  }
});

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}
