import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LabelRequest } from '../carrier.ts';
import { CarrierError } from '../carrier-error.ts';
import { boston, paris, request } from './fixtures.ts';
import { writeShipment } from './shipment-request.ts';

const write = (changes: Partial<LabelRequest> = {}, vatReference: string | null = null) =>
  writeShipment({ ...request(changes), orderId: 'shp_01', vatReference });

const refusal = (changes: Partial<LabelRequest>): CarrierError => {
  try {
    write(changes);
  } catch (error) {
    if (error instanceof CarrierError) return error;
    throw error;
  }
  throw new Error('It was not refused.');
};

test('a Canadian postal code is written with its space, however it was given', () => {
  for (const postalCode of ['h2y1c6', 'H2Y 1C6', 'h2y-1c6']) {
    assert.equal(write({ to: { ...request().to, postalCode } }).postal_code, 'H2Y 1C6');
  }
});

test('customs lines go with every parcel that leaves Canada, and our address with none', () => {
  assert.equal(write().line_items, undefined);
  for (const to of [boston, paris]) {
    const body = write({ to });
    assert.deepEqual(body.line_items, [
      {
        ...{ quantity: 2, description: 'Sensor Kit', value_amount: '329.00', currency_code: 'cad' },
        ...{ sku_code: 'MSK-CARTOP', hs_tariff_code: '8526.91', origin_country: 'CA' },
        ...{ weight: 700, weight_unit: 'g' },
      },
    ]);
    assert.equal(body.value, '658.00');
    assert.deepEqual(
      Object.keys(body).filter((name) => name.startsWith('return_')),
      [],
    );
  }
});

test('weights and sides are rounded up, never to zero', () => {
  const parcel = { ...request().parcel, weightGrams: 0.4, lengthMillimetres: 300.2 };
  const { weight, size_x } = write({ parcel });
  assert.deepEqual([weight, size_x], [1, 30.1]);
});

test('each wrong field of an address is named', () => {
  const { to } = request();
  const wrong: [Partial<typeof to>, string][] = [
    [{ name: ' ' }, 'shipTo.name'],
    [{ name: 'x'.repeat(101) }, 'shipTo.name'],
    [{ line1: '' }, 'shipTo.line1'],
    [{ line1: 'x'.repeat(101) }, 'shipTo.line1'],
    [{ line2: 'x'.repeat(101) }, 'shipTo.line2'],
    [{ city: '' }, 'shipTo.city'],
    [{ region: 'Quebec' }, 'shipTo.region'],
    [{ postalCode: '12345' }, 'shipTo.postalCode'],
    [{ country: 'Canada' }, 'shipTo.country'],
    [{ country: '' }, 'shipTo.country'],
    [{ country: 'US', region: 'MA', postalCode: 'H2Y 1C6' }, 'shipTo.postalCode'],
  ];
  for (const [change, field] of wrong) {
    const error = refusal({ to: { ...to, ...change } });
    assert.equal(error.kind, 'VALIDATION');
    assert.ok(error.fields.includes(field), `${JSON.stringify(change)}: ${error.fields}`);
    assert.equal(error.outcomeUnknown, false);
  }
});

test('a parcel without weight, with a negative one or over the limit is refused', () => {
  const { parcel, to } = request();
  for (const weightGrams of [0, -5, Number.NaN, 30_001]) {
    assert.deepEqual(refusal({ parcel: { ...parcel, weightGrams } }).fields, [
      'parcel.weightGrams',
    ]);
  }
  assert.ok(write({ parcel: { ...parcel, weightGrams: 31_751 }, to: boston }));
  const long = { ...parcel, lengthMillimetres: 2_400 };
  assert.deepEqual(refusal({ parcel: long, to }).fields, ['parcel.lengthMillimetres']);
});

test('what Chit Chats cannot do is refused before it is asked', () => {
  const { contents } = request();
  assert.deepEqual(refusal({ contents: { ...contents, currency: 'EUR' } }).fields, [
    'contents.currency',
  ]);
  assert.deepEqual(refusal({ contents: { ...contents, items: [] } }).fields, ['contents.items']);
  const options = { signature: 'ADULT_SIGNATURE' as const, insuredMinor: null };
  assert.deepEqual(refusal({ options }).fields, ['options.signature']);
  const paid = { ...contents, incoterm: 'DDP' as const };
  assert.deepEqual(refusal({ contents: paid, to: paris }).fields, ['contents.incoterm']);
  assert.equal(write({ contents: paid, to: paris }, 'IM3720000224').duties_paid_requested, true);
});
