import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inflateSync } from 'node:zlib';
import { drawCreative } from './draw-creative.ts';
import { luhnDigit } from './stock.ts';

it('draws a PNG of the size that it says', () => {
  const png = drawCreative(3);
  assert.deepEqual([...png.subarray(1, 4)], [0x50, 0x4e, 0x47]);
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const data = png.subarray(41, 41 + png.readUInt32BE(33));
  assert.equal(inflateSync(data).length, height * (1 + width * 3));
  assert.notDeepEqual(drawCreative(4), png);
});

it('ends an IMEI with its check digit', () => {
  assert.equal(luhnDigit('49015420323751'), 8);
});
