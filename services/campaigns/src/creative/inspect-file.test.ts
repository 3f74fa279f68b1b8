import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inspectFile } from './inspect-file.ts';

/** The head of a PNG of 1200 by 400 pixels. */
const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
  Buffer.from('IHDR'),
  Buffer.from([0, 0, 4, 176, 0, 0, 1, 144, 8, 6, 0, 0, 0]),
]);

it('reads the size of an image', () => {
  assert.deepEqual(inspectFile(png, 'image/png'), { widthPixels: 1200, heightPixels: 400 });
});

it('refuses a file that is not what it says', () => {
  assert.equal(inspectFile(png, 'image/jpeg'), null);
  assert.equal(inspectFile(Buffer.from('<script>alert(1)</script>'), 'image/png'), null);
  assert.equal(inspectFile(png.subarray(0, 10), 'image/png'), null);
  assert.equal(inspectFile(new Uint8Array(), 'application/pdf'), null);
});

it('accepts a whole PDF and refuses half of one', () => {
  assert.ok(inspectFile(Buffer.from('%PDF-1.7\n...\n%%EOF\n'), 'application/pdf'));
  assert.equal(inspectFile(Buffer.from('%PDF-1.7\n...'), 'application/pdf'), null);
});
