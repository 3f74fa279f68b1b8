import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Contents, CustomsItem } from '../carrier/carrier.ts';
import { customsProblems } from './customs-problems.ts';

const item: CustomsItem = {
  ...{ sku: 'MSK-CARTOP', description: 'Sensor kit', quantity: 2, unitWeightGrams: 800 },
  ...{ unitValueMinor: 44_900, hsCode: '8526.91', countryOfOrigin: 'CA' },
};
const contents = (changes: Partial<CustomsItem>): Contents => ({
  ...{ currency: 'CAD', reason: 'SALE', incoterm: 'DAP', invoiceNumber: null },
  items: [{ ...item, ...changes }],
});
const fields = (changes: Partial<CustomsItem>, parcelGrams = 1_600) =>
  customsProblems(contents(changes), parcelGrams, 'en').map(({ field }) => field);

test('a parcel with all its facts has no problem', () => {
  assert.deepEqual(fields({}), []);
  assert.deepEqual(fields({ hsCode: '8526910000' }), []);
});

test('each missing or impossible fact is named', () => {
  assert.deepEqual(fields({ hsCode: null, countryOfOrigin: null, unitValueMinor: 0 }), [
    'hsCode',
    'countryOfOrigin',
    'unitValue',
  ]);
  assert.deepEqual(fields({ hsCode: '8526' }), ['hsCode']);
  assert.deepEqual(fields({ countryOfOrigin: 'Canada' }), ['countryOfOrigin']);
  assert.deepEqual(fields({ description: ' a ' }), ['description']);
});

test('pieces do not weigh more than their parcel', () => {
  assert.deepEqual(fields({}, 1_599), ['unitWeightGrams']);
});

test('it is told in French, too', () => {
  const [problem] = customsProblems(contents({ hsCode: null }), 1_600, 'fr');
  assert.equal(problem?.message, 'MSK-CARTOP : il faut un code SH de 6 à 10 chiffres.');
});
