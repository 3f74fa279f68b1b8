import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newId } from '@mobilytics/ids/new-id';
import {
  mutate,
  type Platform,
  parcel,
  prepare,
  startPlatform,
  torontoAddress,
} from './platform.ts';

let platform: Platform;
before(async () => {
  platform = await startPlatform();
});
after(() => platform.close());

const { country: _, ...address } = {
  ...torontoAddress,
  line1: '200 King Street West',
  phone: null,
};

async function correct(fulfillmentId: string, changes: Record<string, unknown> = {}) {
  const { version } = await platform.db.fulfillment.findUniqueOrThrow({
    where: { id: fulfillmentId },
  });
  return mutate(
    platform,
    'correctShipTo',
    { fulfillmentId, version, ...address, ...changes },
    '... on CorrectShipToSuccess { fulfillment { shipTo { line1 country } } } ... on InvalidInput { problems { path } }',
  );
}

const buy = (shipmentId: string, rateId: string) =>
  mutate(platform, 'buyLabel', { shipmentId, rateId }, '');

test('a corrected address is what the label is bought for, and older offers are over', async () => {
  const { fulfillment, shipmentId, rateId } = await prepare(platform, newId('org'));
  const corrected = await correct(fulfillment.id);
  assert.deepEqual(corrected.fulfillment?.shipTo, { line1: address.line1, country: 'CA' });
  assert.notEqual((await buy(shipmentId, rateId)).__typename, 'BuyLabelSuccess');
  const quoted = await mutate(
    platform,
    'quoteRates',
    { fulfillmentId: fulfillment.id, parcel },
    '... on QuoteRatesSuccess { shipment { id shipTo { line1 } } rates { id } }',
  );
  assert.equal(quoted.shipment.shipTo.line1, address.line1);
  assert.equal((await buy(quoted.shipment.id, quoted.rates[0].id)).__typename, 'BuyLabelSuccess');
  // The address is printed now.
  assert.equal((await correct(fulfillment.id)).__typename, 'RefusedTransition');
});

test('a wrong correction is refused by name and changes nothing', async () => {
  const { fulfillment } = await prepare(platform, newId('org'));
  const wrong: [Record<string, unknown>, string][] = [
    [{ line1: ' ' }, 'InvalidInput'],
    [{ postalCode: '60601' }, 'InvalidInput'],
    [{ city: 'x'.repeat(61) }, 'InvalidInput'],
    [{ version: 99 }, 'StaleVersion'],
    [{ fulfillmentId: newId('ful') }, 'NotFound'],
  ];
  for (const [changes, expected] of wrong) {
    assert.equal((await correct(fulfillment.id, changes)).__typename, expected);
  }
  const { shipTo } = await platform.db.fulfillment.findUniqueOrThrow({
    where: { id: fulfillment.id },
  });
  assert.deepEqual(shipTo, fulfillment.shipTo);
});
