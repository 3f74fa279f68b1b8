import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TrackingStatus } from '../carrier/carrier.ts';
import { rankEvents } from './event-order.ts';
import { type Heard, tellingEvents, trackingSteps } from './tracking-steps.ts';

/** A carrier's list, newest first: each event at a minute of a day. */
const events = (...list: [minute: number, normalized: TrackingStatus | null][]) =>
  rankEvents(
    list.map(([minute, normalized]) => ({
      identity: `${minute} ${normalized}`,
      occurredAt: new Date(Date.UTC(2026, 0, 5, 12, minute)),
      normalized,
    })),
  );

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

test('a correction is told as one, and only what follows a delivery is', () => {
  const known = events([30, 'DELIVERED']);
  const heard = events([60, 'DELIVERED'], [50, 'IN_TRANSIT'], [30, 'DELIVERED']);
  assert.deepEqual(
    trackingSteps('DELIVERED', known, heard).map(({ status, isCorrection }) => [
      status,
      isCorrection,
    ]),
    [
      ['IN_TRANSIT', true],
      ['DELIVERED', false],
    ],
  );
});

/** Repeatable numbers from 0 to below the bound, so that a failure can be looked at again. */
function dice(seed: number) {
  let state = seed;
  return (bound: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

const states: (TrackingStatus | null)[] = [
  ...(['PRE_TRANSIT', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED'] as const),
  ...(['AVAILABLE_FOR_PICKUP', 'EXCEPTION', 'RETURN_TO_SENDER', 'UNKNOWN', null] as const),
];

/** What a carrier's list looked like after each thing that happened; several happen within a minute. */
function life(roll: (bound: number) => number): Heard[][] {
  let minute = 0;
  const list: Omit<Heard, 'rank'>[] = [];
  return Array.from({ length: 1 + roll(9) }, (_, index) => {
    minute += roll(3);
    list.unshift({
      identity: `${index}`,
      occurredAt: new Date(Date.UTC(2026, 0, 5, 12, minute)),
      normalized: states[roll(states.length)] ?? null,
    });
    return rankEvents(list);
  });
}

function endOf(looks: readonly (readonly Heard[])[]) {
  let status: Parameters<typeof trackingSteps>[0] = 'HANDED_OVER';
  const known: Heard[] = [];
  for (const look of looks) {
    status = trackingSteps(status, known, look).at(-1)?.status ?? status;
    const fresh = look.filter(({ identity }) => !known.some((one) => one.identity === identity));
    known.push(...fresh);
  }
  return { status, known: known.length };
}

test('looks in any order, repeated or overtaken by older ones, end in the same state', () => {
  for (let seed = 1; seed <= 2_000; seed += 1) {
    const roll = dice(seed);
    const looks = life(roll);
    const all = looks.at(-1) ?? [];
    const expected = endOf(looks);
    assert.equal(expected.known, all.length);
    const shuffled = [...looks, ...looks.filter(() => roll(2) === 0)]
      .map((look) => ({ look, at: roll(1_000) }))
      .sort((a, b) => a.at - b.at)
      .map(({ look }) => look);
    assert.deepEqual(endOf(shuffled), expected, `seed ${seed}`);
    // Single events in any order, as a push could bring them.
    const single = [...all].sort(() => roll(3) - 1).map((event) => [event]);
    assert.deepEqual(endOf(single), expected, `seed ${seed}, one by one`);
    const newest = tellingEvents(all)[0]?.normalized ?? 'HANDED_OVER';
    assert.equal(expected.status, newest, `seed ${seed}`);
  }
});
