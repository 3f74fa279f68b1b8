import assert from 'node:assert/strict';
import { test } from 'node:test';
import { code39, fitsCode39 } from './code-39.ts';

test('each character has five bars, and start and stop stand around the text', () => {
  const { bars, width } = code39('F-1');
  assert.equal(bars.length, 5 * 5);
  // Three wide and six narrow elements a character, a narrow gap between characters.
  assert.equal(width, 5 * (3 * 2.5 + 6) + 4);
  assert.deepEqual(bars.slice(0, 5), code39('').bars.slice(0, 5));
});

test('no two characters look alike', () => {
  const all = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-*. $/+%'];
  const looks = new Set(all.map((one) => JSON.stringify(code39(one).bars)));
  assert.equal(looks.size, all.length);
});

test('a character that the code does not have is refused', () => {
  assert.deepEqual(['ACC-MOUNT', 'A_B', 'A*'].map(fitsCode39), [true, false, false]);
  assert.throws(() => code39('é'), /has no/);
});
