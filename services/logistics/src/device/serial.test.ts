import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isImei, normalizeSerial, serialPattern } from './serial.ts';

test('a serial is the same with spaces, in lower case and with a scanner’s characters', () => {
  for (const text of ['MK-1A2B', ' mk-1a2b ', 'MK - 1A 2B', '\u001dMK-1A2B\r\n']) {
    assert.equal(normalizeSerial(text), 'MK-1A2B');
  }
});

test('a serial has 4 to 40 letters, digits and hyphens', () => {
  assert.ok(serialPattern.test('MK-1'));
  for (const text of ['MK1', 'MK_1234', 'É1234', '', 'A'.repeat(41)]) {
    assert.equal(serialPattern.test(text), false, text);
  }
});

test('an IMEI with a wrong digit, or of another length, is none', () => {
  assert.ok(isImei('490154203237518'));
  for (let digit = 0; digit <= 9; digit++) {
    if (digit !== 8) assert.equal(isImei(`49015420323751${digit}`), false);
  }
  assert.equal(isImei('49015420323751'), false);
  assert.equal(isImei('4901542032375180'), false);
});
