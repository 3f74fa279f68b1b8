import assert from 'node:assert/strict';
import { it } from 'node:test';
import { type EndedLine, reckonMakeGood } from './reckon-make-good.ts';

const line: EndedLine = {
  ...{ priceMinor: 100_000, guaranteedOts: 40_000, deliveredMicro: 30_000_000_000n },
  ...{ deliveredDays: 15, bookedDays: 21, ranDays: 21 },
};

it('credits the share of the promise that is missing, or adds days at the rate delivered', () => {
  assert.deepEqual(reckonMakeGood(line), {
    ...{ reason: 'UNDER_DELIVERY', shortfallMicro: 250_000, creditMinor: 25_000 },
    extensionDays: 5,
  });
});

it('begins a further day for what is missing beyond whole days', () => {
  const short = reckonMakeGood({ ...line, deliveredMicro: 29_999_999_999n });
  assert.equal(short?.extensionDays, 6);
});

it('lets pass what is within the tolerance, and what was delivered in full', () => {
  assert.equal(reckonMakeGood({ ...line, deliveredMicro: 38_000_000_000n }), null);
  assert.notEqual(reckonMakeGood({ ...line, deliveredMicro: 37_999_900_000n }), null);
  assert.equal(reckonMakeGood({ ...line, deliveredMicro: 50_000_000_000n }), null);
});

it('offers no days where nothing was delivered to reckon with', () => {
  const none = reckonMakeGood({ ...line, deliveredMicro: 0n, deliveredDays: 0 });
  assert.deepEqual([none?.creditMinor, none?.extensionDays], [100_000, null]);
});

it('claims nothing where nobody can measure', () => {
  assert.equal(reckonMakeGood({ ...line, deliveredMicro: null }), null);
});

it('makes good the days that a stopped line did not run', () => {
  const stopped = reckonMakeGood({ ...line, guaranteedOts: null, ranDays: 14 });
  assert.deepEqual(stopped, {
    ...{ reason: 'STOPPED', shortfallMicro: 333_333, creditMinor: 33_333, extensionDays: 7 },
  });
  assert.equal(reckonMakeGood({ ...line, guaranteedOts: null }), null);
});
