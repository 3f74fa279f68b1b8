import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LabelRequest } from '../carrier.ts';
import { CarrierError } from '../carrier-error.ts';
import { readXml } from '../xml.ts';
import { readRates, writeMailingScenario } from './rates.ts';
import { readShipment, writeShipment } from './shipment.ts';

const from = {
  name: 'Mobilytics Fulfilment',
  company: 'Mobilytics Inc.',
  line1: '55 Commissioners Street',
  line2: null,
  city: 'Toronto',
  region: 'ON',
  postalCode: 'M5A 1A6',
  country: 'CA',
  phone: '+14165550142',
};
const request: LabelRequest = {
  from,
  to: {
    ...from,
    name: 'Ada',
    company: null,
    phone: null,
    postalCode: 'h2y 1c6',
    region: 'QC',
    city: 'Montréal',
  },
  parcel: {
    weightGrams: 1605,
    lengthMillimetres: 301,
    widthMillimetres: 200,
    heightMillimetres: 120,
  },
  mailingDate: '2026-01-05',
  reference: 'shp_01',
  orderNumber: 'MOB-10001',
  service: 'DOM.EP',
  format: 'PDF_4X6',
  manifestGroup: 'TOR-2026-01-05',
  options: { signature: 'NONE', insuredMinor: null },
  contents: {
    ...{ currency: 'USD', reason: 'SALE', incoterm: 'DAP', invoiceNumber: null },
    items: [
      {
        ...{ sku: 'MSK-CARTOP', description: 'Sensor Kit', quantity: 1, unitWeightGrams: 1350 },
        ...{ unitValueMinor: 32_900, hsCode: '852691', countryOfOrigin: 'CA' },
      },
    ],
  },
};
const settings = { usdPerCad: 0.72 };

/** The names of the elements in the order they stand. */
const names = (xml: string) => [...xml.matchAll(/<([a-z][\w-]*)/g)].map(([, name]) => name);

test('a rate request has kilograms, centimetres and compact codes in the order of the schema', () => {
  const xml = writeMailingScenario(request, '2004381');
  assert.deepEqual(names(xml), [
    'mailing-scenario',
    'customer-number',
    'expected-mailing-date',
    'parcel-characteristics',
    ...['weight', 'dimensions', 'length', 'width', 'height'],
    'origin-postal-code',
    ...['destination', 'domestic', 'postal-code'],
  ]);
  for (const text of ['<weight>1.605<', '<length>30.1<', '>M5A1A6<', '>H2Y1C6<']) {
    assert.ok(xml.includes(text), text);
  }
});

test('a domestic shipment carries our reference and no customs', () => {
  const xml = writeShipment(request, settings);
  const spec = readXml(xml).node.all('delivery-spec')[0];
  assert.equal(spec?.text('references', 'customer-ref-1'), 'shp_01');
  assert.equal(spec?.text('customs', 'currency'), null);
  assert.equal(spec?.text('destination', 'address-details', 'postal-zip-code'), 'H2Y1C6');
});

test('a parcel abroad says what becomes of it, and what is in it', () => {
  const to = { ...request.to, country: 'US', region: 'IL', postalCode: '60601' };
  const xml = writeShipment({ ...request, to, service: 'USA.EP' }, settings);
  const spec = readXml(xml).node.all('delivery-spec')[0];
  assert.equal(spec?.text('options', 'option', 'option-code'), 'RASE');
  assert.equal(spec?.text('customs', 'conversion-from-cad'), '0.720000');
  const item = spec?.all('customs', 'sku-list', 'item')[0];
  assert.equal(item?.text('hs-tariff-code'), '8526.91');
  assert.equal(item?.text('customs-value-per-unit'), '329.00');
  assert.equal(item?.text('unit-weight'), '1.350');
});

test('an address that Canada Post would cut is refused with the field', () => {
  const to = { ...request.to, line1: 'x'.repeat(45) };
  assert.throws(
    () => writeShipment({ ...request, to }, settings),
    (error) =>
      error instanceof CarrierError &&
      error.kind === 'VALIDATION' &&
      error.fields[0] === 'shipTo.line1',
  );
});

test('prices are read to the cent', () => {
  const quote = (due: string) =>
    readXml(
      `<price-quotes><price-quote><service-code>DOM.RP</service-code><price-details><due>${due}</due></price-details><service-standard/></price-quote></price-quotes>`,
    );
  const minor = ['10.21', '7.5', '12', '0.07'].map((due) => readRates(quote(due))[0]?.amountMinor);
  assert.deepEqual(minor, [1021, 750, 1200, 7]);
  assert.throws(() => readRates(quote('free')), CarrierError);
});

test('a shipment without its number or label leaves the outcome unknown', () => {
  const incomplete =
    '<non-contract-shipment-info><shipment-id>1</shipment-id></non-contract-shipment-info>';
  assert.throws(
    () => readShipment(readXml(incomplete)),
    (error) => error instanceof CarrierError && error.outcomeUnknown,
  );
});
