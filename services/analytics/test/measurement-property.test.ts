import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PLACEMENT_FACTORS } from '../src/measurement/method.ts';
import type { TrackState } from '../src/measurement/track-device.ts';
import { hostileCase } from './hostile-track.ts';
import { measureWithEngine } from './measure-with-engine.ts';
import { measureByTheText } from './reference-measurement.ts';
import type { ReferenceInput } from './reference-types.ts';
import { SeededRandom } from './seeded-random.ts';

const CASES = 3000;

function hostileInput(seed: number): ReferenceInput {
  const random = new SeededRandom(seed);
  const change = random.integer(0, 7_200_000);
  return {
    ...hostileCase(random, seed % 2 === 0),
    placement: random.pick(Object.keys(PLACEMENT_FACTORS)),
    illuminated: random.chance(0.5),
    index: random.pick([null, 0, 333, 505, 1000]),
    share: random.pick([null, 1, 777]),
    carried: (device, ms) => ({
      line: ms % 7_200_000 < change ? `${device}-a` : `${device}-b`,
      creative: ms % 3_600_000 < change / 2 ? 'red' : 'blue',
    }),
    cell: (latitude, longitude) => `${Math.floor(latitude * 100)},${Math.floor(longitude * 100)}`,
  };
}

test(`the engine equals the method's text on ${CASES} hostile inputs, whole roll-up included`, () => {
  const met: Record<string, number> = {};
  const meet = (what: string, times = 1) => {
    met[what] = (met[what] ?? 0) + times;
  };
  for (let seed = 1; seed <= CASES; seed++) {
    const input = hostileInput(seed);
    const expected = measureByTheText(input);
    assert.deepEqual(measureWithEngine(input), expected, `seed ${seed}`);
    for (const [reason, times] of Object.entries(expected.dropped)) meet(reason, times);
    if (expected.ots > 0n) meet('earning');
    if (expected.ots > 2n ** 53n) meet('huge');
    if (expected.lts === null) meet('null');
    meet('jumps', expected.jumps);
    meet('gaps', expected.gapMs > 0 ? 1 : 0);
    meet('uncovered', expected.uncoveredMs > 0 ? 1 : 0);
    meet('uncredited', expected.ms > expected.creditedMs ? 1 : 0);
  }
  // Inputs that never reached a rule would prove nothing about it.
  for (const what of [
    'NO_DEVICE_OR_TIME',
    'NO_POSITION',
    'FROM_FUTURE',
    'SAME_TIME',
    'TOO_FAST',
    'earning',
    'huge',
    'null',
    'jumps',
    'gaps',
    'uncovered',
    'uncredited',
  ]) {
    assert.ok((met[what] ?? 0) > 50, `${what} was met ${met[what] ?? 0} times`);
  }
});

test('the order of arrival changes no figure', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const input = hostileInput(seed);
    const random = new SeededRandom(seed * 7);
    const shuffled = {
      ...input,
      pings: random.shuffle(input.pings),
      counts: random.shuffle(input.counts),
    };
    assert.deepEqual(measureWithEngine(shuffled), measureWithEngine(input), `seed ${seed}`);
  }
});

test('a track that stops and resumes from a stored snapshot after any ping gives the same figures', () => {
  const store = (state: TrackState): TrackState => JSON.parse(JSON.stringify(state));
  for (let seed = 1; seed <= 300; seed++) {
    const input = hostileInput(seed);
    assert.deepEqual(measureWithEngine(input, store), measureWithEngine(input), `seed ${seed}`);
  }
});
