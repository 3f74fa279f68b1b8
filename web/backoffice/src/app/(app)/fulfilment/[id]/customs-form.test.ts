import assert from 'node:assert/strict';
import { test } from 'node:test';
import { customsInput, startCustoms } from './customs-form.ts';
import type { Customs } from './station-query.ts';

const money = (amount: string) => ({ __typename: 'Money' as const, amount, currency: 'USD' });
const item = (sku: string): Customs['items'][number] => ({
  ...{ __typename: 'CustomsItem', sku, description: 'Sensor kit', quantity: 1 },
  ...{ unitWeightGrams: 1_350, unitValue: money('449.00'), hsCode: null, countryOfOrigin: 'CA' },
});
const customs: Customs = {
  ...{ __typename: 'CustomsDeclaration', reason: 'SALE', incoterm: 'DAP', invoiceNumber: null },
  ...{ isEdited: false, total: money('898.00'), problems: [] },
  items: [item('MSK-1'), item('MSK-2'), item('MSK-1')],
};

test('each kind is told once, with what was corrected', () => {
  const values = {
    ...startCustoms(customs),
    'items.1.hsCode': ' 8526.91 ',
    'items.1.unitValue': '10,5',
  };
  const input = customsInput({ id: 'shp_1', version: 3 }, customs, values);
  assert.deepEqual(
    input.items.map(({ sku, hsCode, unitValue }) => [sku, hsCode, unitValue]),
    [
      ['MSK-1', null, '449.00'],
      ['MSK-2', '8526.91', '10.5'],
    ],
  );
  assert.deepEqual([input.shipmentId, input.version, input.reason], ['shp_1', 3, 'SALE']);
});

test('a weight that is not a number is told as none', () => {
  const values = { ...startCustoms(customs), 'items.0.unitWeightGrams': Number.NaN };
  assert.equal(customsInput({ id: '', version: 1 }, customs, values).items[0]?.unitWeightGrams, 0);
});
