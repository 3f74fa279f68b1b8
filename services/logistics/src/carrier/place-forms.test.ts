import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canadianPostalCode, isCountry } from './place-forms.ts';

test('a country is one that there is', () => {
  for (const code of ['CA', 'US', 'DE', 'PR']) assert.equal(isCountry(code), true, code);
  for (const code of ['', 'ZZ', 'XX', 'AA', 'ca', 'CAN', 'C1', '🇨🇦']) {
    assert.equal(isCountry(code), false, code);
  }
});

test('a Canadian postal code is read however it is written, and no other code is', () => {
  for (const code of ['M5X 1A9', 'm5x1a9', ' M5X-1a9 ']) {
    assert.equal(canadianPostalCode(code), 'M5X1A9');
  }
  // No code has a D, and none begins with a W.
  for (const code of ['', 'M5X 1D9', 'W5X 1A9', 'M5X 1A', 'M5X 1A99', '60601']) {
    assert.equal(canadianPostalCode(code), null, code);
  }
});
