import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseInput } from '@mobilytics/chassis/validate-input';
import { addressSchema } from './address.ts';

const toronto = {
  name: 'Ada Roy',
  line1: '301 Front St W',
  city: 'Toronto',
  region: 'ON',
  postalCode: 'M5V 2T6',
  country: 'CA',
};

function codesOf(changes: Record<string, unknown>): string[] {
  const parsed = parseInput(addressSchema, { ...toronto, ...changes }, 'en');
  return parsed.ok ? [] : parsed.error.problems.map(({ code, path }) => `${path[1]} ${code}`);
}

function storedOf(changes: Record<string, unknown>) {
  const parsed = parseInput(addressSchema, { ...toronto, ...changes }, 'en');
  assert.ok(parsed.ok);
  return parsed.value;
}

test('a Canadian postal code is written one way, however it was typed', () => {
  for (const postalCode of ['m5v2t6', 'M5V-2T6', ' m5V 2t6 ']) {
    assert.equal(storedOf({ postalCode, region: 'on', country: 'ca' }).postalCode, 'M5V 2T6');
  }
});

test('a postal code must lie in its province', () => {
  assert.deepEqual(codesOf({ region: 'QC' }), ['postalCode POSTAL_CODE_REGION']);
  assert.deepEqual(codesOf({ region: 'QC', postalCode: 'H2X 1Y4' }), []);
  assert.deepEqual(codesOf({ postalCode: 'D5V 2T6' }), ['postalCode POSTAL_CODE']);
  assert.deepEqual(codesOf({ postalCode: 'M5V 2T' }), ['postalCode POSTAL_CODE']);
});

test('provinces, states and countries must exist', () => {
  assert.deepEqual(codesOf({ region: 'XX' }), ['region REGION']);
  const us = { country: 'US', region: 'IL', postalCode: '60601-1234' };
  assert.deepEqual(codesOf(us), []);
  assert.deepEqual(codesOf({ ...us, region: 'ON' }), ['region REGION']);
  assert.deepEqual(codesOf({ ...us, postalCode: '6060' }), ['postalCode POSTAL_CODE']);
  assert.deepEqual(codesOf({ country: 'QQ' }), ['country COUNTRY']);
  assert.deepEqual(codesOf({ country: 'FR', region: '', postalCode: '75001' }), []);
});

test('blank, missing and overlong fields are all listed', () => {
  assert.deepEqual(codesOf({ name: ' ', line1: undefined, city: 'x'.repeat(61) }), [
    'name REQUIRED',
    'line1 REQUIRED',
    'city TOO_LONG',
  ]);
});

test('a telephone number is stored as E.164 and nonsense is refused', () => {
  for (const phone of ['416 555-0123', '1 (416) 555.0123', '+14165550123']) {
    assert.equal(storedOf({ phone }).phone, '+14165550123');
  }
  assert.equal(storedOf({ phone: '  ' }).phone, null);
  assert.deepEqual(codesOf({ phone: '555-0123' }), ['phone PHONE']);
  assert.deepEqual(codesOf({ phone: 'call me' }), ['phone PHONE']);
});
