import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseWarehouse } from './choose-warehouse.ts';

const toronto = { code: 'TOR', serves: ['CA'], isDefault: true, country: 'CA' };
const chicago = { code: 'CHI', serves: ['US'], isDefault: false, country: 'US' };
const choose = (country: string, origins: string[]) =>
  chooseWarehouse([chicago, toronto], country, new Set(origins)).code;

test('Canada is served from Toronto, the United States from Chicago, the rest from Toronto', () => {
  const choices = ['CA', 'US', 'FR'].map((country) => choose(country, ['CA', 'US']));
  assert.deepEqual(choices, ['TOR', 'CHI', 'TOR']);
});

test('a warehouse where no carrier collects ships nothing', () => {
  assert.equal(choose('US', ['CA']), 'TOR');
  assert.equal(choose('CA', ['US']), 'CHI');
  assert.throws(() => choose('CA', []), /No carrier collects/);
});
