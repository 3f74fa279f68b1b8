import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canadianTaxRates } from './canadian-tax-rates.ts';
import { taxName } from './tax-name.ts';

test('a tax is called by its French name in French, and by its own in English', () => {
  const read = ['GST', 'QST', 'HST ON', 'PST BC', 'RST MB', 'GST/HST', 'NY sales tax', 'Tax'];
  assert.deepEqual(
    read.map((name) => taxName(name, 'fr')),
    ['TPS', 'TVQ', 'TVH ON', 'TVP BC', 'TVD MB', 'TPS/TVH', 'Taxe de vente NY', 'Taxe'],
  );
  assert.deepEqual(
    read.map((name) => taxName(name, 'en')),
    read,
  );
});

test('every Canadian tax of our table has a French name', () => {
  for (const { name } of canadianTaxRates)
    assert.match(taxName(name, 'fr'), /^T(PS|VH|VQ|VP|VD)\b/);
});
