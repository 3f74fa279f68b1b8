import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitPreset } from './fit-preset.ts';

const preset = (name: string, side: number, maxWeightGrams: number) => ({
  ...{ id: `pps_${name}`, name, version: 1, createdAt: new Date(0) },
  ...{ lengthMillimetres: side, widthMillimetres: side, heightMillimetres: side },
  ...{ tareGrams: 200, maxWeightGrams },
});
const presets = [preset('large', 400, 20_000), preset('small', 200, 5_000)];

test('the smallest box that carries the weight and its own is taken', () => {
  const light = fitPreset(presets, [{ quantity: 2, weightGrams: 2_400 }]);
  assert.deepEqual(light.is === 'FITS' && light.parcel, {
    ...{ weightGrams: 5_000, lengthMillimetres: 200 },
    ...{ widthMillimetres: 200, heightMillimetres: 200 },
  });
  const heavier = fitPreset(presets, [{ quantity: 1, weightGrams: 4_801 }]);
  assert.equal(heavier.is === 'FITS' && heavier.parcel.lengthMillimetres, 400);
});

test('what no box carries, or what nobody weighed, is not guessed', () => {
  assert.equal(fitPreset(presets, [{ quantity: 1, weightGrams: 19_801 }]).is, 'TOO_HEAVY');
  assert.equal(fitPreset([], [{ quantity: 1, weightGrams: 1 }]).is, 'TOO_HEAVY');
  assert.equal(
    fitPreset(presets, [
      { quantity: 1, weightGrams: 1 },
      { quantity: 1, weightGrams: null },
    ]).is,
    'WEIGHT_UNKNOWN',
  );
});
