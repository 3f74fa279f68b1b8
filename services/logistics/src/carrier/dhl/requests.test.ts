import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LabelRequest, PickupRequest, PostalAddress } from '../carrier.ts';
import { CarrierError } from '../carrier-error.ts';
import { wrapJson } from '../json.ts';
import { abroad, domestic } from './fixtures.ts';
import { plannedAt } from './origin-time.ts';
import { writePickup } from './pickup.ts';
import { readRates, writeRateRequest } from './rates.ts';
import { readPurchase, writeShipment } from './shipment.ts';

const now = new Date('2026-11-23T15:00:00Z');
const write = (request: LabelRequest) =>
  writeShipment(request, { accountNumber: '123456789', now, isReturn: false });

function fieldsRefused(request: LabelRequest): string[] {
  try {
    write(request);
  } catch (error) {
    assert.ok(error instanceof CarrierError && error.kind === 'VALIDATION', String(error));
    assert.equal(error.outcomeUnknown, false);
    return error.fields;
  }
  assert.fail('It was not refused.');
}

test('a parcel leaves at the hour of its place, never in the past', () => {
  const at = (day: string, region: string, country = 'CA') =>
    plannedAt(day, { country, region }, now);
  assert.equal(at('2026-11-24', 'ON'), '2026-11-24T17:00:00 GMT-05:00');
  assert.equal(at('2026-11-24', 'nl'), '2026-11-24T17:00:00 GMT-03:30');
  assert.equal(at('2026-11-24', 'IL', 'US'), '2026-11-24T17:00:00 GMT-06:00');
  const summer = plannedAt('2027-07-01', { country: 'CA', region: 'ON' }, new Date('2027-06-25'));
  assert.equal(summer, '2027-07-01T17:00:00 GMT-04:00');
  assert.throws(() => at('2026-12-24', 'ON'), { kind: 'VALIDATION', fields: ['mailingDate'] });
  assert.equal(at('2025-01-01', 'ON'), '2026-11-23T11:00:00 GMT-05:00');
  const night = plannedAt(
    '2026-11-23',
    { country: 'US', region: 'WA' },
    new Date('2026-11-24T02:00:00Z'),
  );
  assert.equal(night, '2026-11-23T19:00:00 GMT-08:00');
});

test('weights and sides are kilograms and centimetres, rounded up', () => {
  const parcel = { ...domestic.parcel, weightGrams: 0.4, lengthMillimetres: 100.2 };
  const [piece] = write({ ...domestic, parcel }).content.packages;
  assert.deepEqual([piece?.weight, piece?.dimensions.length], [0.001, 10.1]);
});

test('every wrong field of a parcel or an address is refused by its name before DHL is asked', () => {
  const parcel = (changes: object) => ({ ...domestic, parcel: { ...domestic.parcel, ...changes } });
  for (const weightGrams of [0, -1, Number.NaN, 1_010_001]) {
    assert.deepEqual(fieldsRefused(parcel({ weightGrams })), ['parcel.weightGrams']);
  }
  assert.deepEqual(fieldsRefused(parcel({ heightMillimetres: 0 })), ['parcel.heightMillimetres']);
  assert.deepEqual(fieldsRefused(parcel({ widthMillimetres: 3_100 })), [
    'parcel.lengthMillimetres',
  ]);
  const wrong: [keyof PostalAddress, string | null][] = [
    ['name', ''],
    ['name', 'x'.repeat(256)],
    ['company', 'x'.repeat(101)],
    ['line1', ' '],
    ['line1', 'x'.repeat(46)],
    ['line2', 'x'.repeat(46)],
    ['city', ''],
    ['city', 'x'.repeat(46)],
    ['postalCode', 'H2X 1Y'],
    ['postalCode', 'D2X 1Y4'],
    ['country', 'ZZ'],
    ['country', 'Canada'],
    ['phone', null],
    ['phone', 'none'],
    ['email', `${'x'.repeat(70)}@example.test`],
  ];
  for (const [field, value] of wrong) {
    const to = { ...domestic.to, [field]: value };
    assert.deepEqual(fieldsRefused({ ...domestic, to }), [`shipTo.${field}`], `${field}: ${value}`);
  }
  assert.deepEqual(fieldsRefused({ ...domestic, from: { ...domestic.from, phone: null } }), [
    'shipFrom.phone',
  ]);
  assert.deepEqual(fieldsRefused({ ...domestic, reference: 'x'.repeat(36) }), ['reference']);
  const options = { ...domestic.options, signature: 'ADULT_SIGNATURE' as const };
  assert.deepEqual(fieldsRefused({ ...domestic, options }), ['options.signature']);
});

test('postal codes are sent in one form, however they were written', () => {
  const code = (postalCode: string, country = 'CA') =>
    write({ ...domestic, to: { ...domestic.to, postalCode, country, region: 'QC' } })
      .customerDetails.receiverDetails.postalAddress.postalCode;
  assert.deepEqual([code('h2x1y4'), code('H2X 1Y4')], ['H2X 1Y4', 'H2X 1Y4']);
  assert.deepEqual([code('606011234', 'US'), code('60601', 'US')], ['60601-1234', '60601']);
  assert.equal(code('', 'HK'), '');
});

test('what crosses a border is declared line by line, and its papers go without paper', () => {
  const { content, valueAddedServices, accounts, outputImageProperties } = write({
    ...abroad,
    contents: { ...abroad.contents, incoterm: 'DDP' },
    options: { signature: 'SIGNATURE', insuredMinor: 25_998 },
  });
  assert.equal(content.isCustomsDeclarable, true);
  assert.equal(content.declaredValue, 259.98);
  const [line] = content.exportDeclaration?.lineItems ?? [];
  assert.deepEqual(
    [line?.price, line?.quantity.value, line?.weight.netValue, line?.manufacturerCountry],
    [129.99, 2, 0.62, 'CA'],
  );
  assert.deepEqual(
    valueAddedServices?.map(({ serviceCode }) => serviceCode),
    ['II', 'SF', 'DD', 'WY'],
  );
  assert.deepEqual(
    accounts.map(({ typeCode }) => typeCode),
    ['shipper', 'duties-taxes'],
  );
  assert.deepEqual(
    outputImageProperties.imageOptions.map(({ typeCode }) => typeCode),
    ['label', 'invoice'],
  );
  const [item] = abroad.contents.items;
  assert.ok(item);
  const without = (changes: object) => ({
    ...abroad,
    contents: { ...abroad.contents, items: [{ ...item, ...changes }] },
  });
  assert.deepEqual(fieldsRefused(without({ countryOfOrigin: null })), [
    'contents.items.0.countryOfOrigin',
  ]);
  assert.deepEqual(fieldsRefused(without({ quantity: 0 })), ['contents.items.0.quantity']);
  assert.deepEqual(fieldsRefused({ ...abroad, contents: { ...abroad.contents, items: [] } }), [
    'contents.items',
  ]);
});

test('papers cross without a declaration, and nothing at home has one', () => {
  const papers = { ...abroad, contents: { ...abroad.contents, reason: 'DOCUMENTS' as const } };
  for (const request of [domestic, papers]) {
    assert.equal(write(request).content.exportDeclaration, undefined);
    assert.equal(writeRateRequest(request, '123456789', now).isCustomsDeclarable, false);
  }
});

test('an offer is what is billed in all; what has no price is no offer', () => {
  const product = (more: object) => ({
    ...{ productCode: 'P', productName: 'EXPRESS WORLDWIDE' },
    deliveryCapabilities: {
      estimatedDeliveryDateAndTime: '2026-11-27T23:59:00',
      totalTransitDays: '3',
    },
    ...more,
  });
  const price = (currencyType: string, priceCurrency: string, amount: unknown) => ({
    ...{ currencyType, priceCurrency, price: amount },
  });
  const offers = readRates(
    wrapJson({
      products: [
        product({ totalPrice: [price('BASEC', 'EUR', 30.1), price('BILLC', 'CAD', '45.675')] }),
        product({ productCode: 'K', totalPrice: [price('PULCL', 'CAD', '1,080.00')] }),
        product({ productCode: 'X', totalPrice: [price('BILLC', 'CAD', 0)] }),
        product({ productCode: 'Y', totalPrice: [], deliveryCapabilities: null }),
      ],
    } as never),
  );
  assert.deepEqual(offers, [
    {
      ...{ service: 'P', serviceName: 'EXPRESS WORLDWIDE', amountMinor: 4568, currency: 'CAD' },
      ...{ transitDays: 3, deliverBy: '2026-11-27', guaranteed: false },
    },
    {
      ...{ service: 'K', serviceName: 'EXPRESS WORLDWIDE', amountMinor: 108_000, currency: 'CAD' },
      ...{ transitDays: 3, deliverBy: '2026-11-27', guaranteed: true },
    },
  ]);
  assert.deepEqual(readRates(wrapJson({ products: [] })), []);
  assert.throws(() => readRates(wrapJson({})), { code: 'UNREADABLE' });
});

test('a purchase is known even when its label is missing or broken', () => {
  const bought = readPurchase(
    wrapJson({
      shipmentTrackingNumber: 1234567890,
      documents: [{ typeCode: 'label', content: '!' }],
    }),
  );
  assert.deepEqual(
    [bought.trackingNumber, bought.label, bought.charged],
    ['1234567890', null, null],
  );
  assert.throws(() => readPurchase(wrapJson({ documents: [] })), {
    code: 'UNREADABLE',
    outcomeUnknown: true,
  });
});

test('a courier is called for a time that is still to come, at a place that is open', () => {
  const request: PickupRequest = {
    ...{ reference: 'pickup-1', from: domestic.from, date: '2026-11-23' },
    contact: { name: 'Lou Roy', phone: '+1 416 555 0100', email: 'lou@example.test' },
    ...{ readyAt: '14:00', closesAt: '17:30', parcelCount: 2, weightGrams: 2_501 },
    instructions: 'FRONT_DOOR',
  };
  const booked = writePickup(request, '123456789', now);
  assert.equal(booked.plannedPickupDateAndTime, '2026-11-23T14:00:00 GMT-05:00');
  assert.equal(booked.location, 'FRONT DOOR');
  assert.deepEqual(booked.shipmentDetails[0]?.packages, [{ weight: 1.251 }, { weight: 1.251 }]);
  const fields = (changes: Partial<PickupRequest>) => {
    try {
      writePickup({ ...request, ...changes }, '123456789', now);
      return [];
    } catch (error) {
      return (error as CarrierError).fields;
    }
  };
  assert.deepEqual(fields({ readyAt: '09:30' }), ['readyAt']);
  assert.deepEqual(fields({ readyAt: 'noon' }), ['readyAt']);
  assert.deepEqual(fields({ closesAt: '13:00' }), ['closesAt']);
  assert.deepEqual(fields({ parcelCount: 0 }), ['parcelCount']);
  assert.deepEqual(fields({ weightGrams: 0 }), ['weightGrams']);
  assert.deepEqual(fields({ instructions: '' }), []);
});
