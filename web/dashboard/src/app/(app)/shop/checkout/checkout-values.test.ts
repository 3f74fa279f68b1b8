import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOf, emptyCheckout, missingFields } from './checkout-values.ts';

const start = emptyCheckout('Ada Roy', 'Northway');
const filled = {
  ...start,
  'shippingAddress.line1': ' 301 Front St W ',
  'shippingAddress.city': 'Toronto',
  'shippingAddress.region': 'ON',
  'shippingAddress.postalCode': 'M5V 2T6',
};

test('every missing field is named at once, and nothing of an address that is not asked for', () => {
  assert.deepEqual(missingFields(start), [
    'shippingAddress.line1',
    'shippingAddress.city',
    'shippingAddress.region',
    'shippingAddress.postalCode',
  ]);
  assert.deepEqual(missingFields(filled), []);
  assert.equal(missingFields({ ...filled, isBillingSame: false }).length, 4);
});

test('a region is asked for only where addresses have one', () => {
  const abroad = { ...filled, 'shippingAddress.country': 'FR', 'shippingAddress.region': '' };
  assert.deepEqual(missingFields(abroad), []);
});

test('an address is sent without blanks around it, and what is empty is left out', () => {
  const address = addressOf(filled, 'shippingAddress');
  assert.equal(address.line1, '301 Front St W');
  assert.equal(address.line2, null);
});
