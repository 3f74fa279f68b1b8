import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseLocale } from './locale.ts';

test('a choice wins over the browser, and the browser over English', () => {
  assert.equal(chooseLocale('fr', 'en'), 'fr');
  assert.equal(chooseLocale(undefined, 'de, fr-CA;q=0.9, en;q=0.8'), 'fr');
  assert.equal(chooseLocale(undefined, 'en-CA,en;q=0.9,fr;q=0.8'), 'en');
  assert.equal(chooseLocale('xx', 'fr;q=0'), 'en');
  assert.equal(chooseLocale(undefined, null), 'en');
});
