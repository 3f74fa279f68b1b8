import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signedQuery, staff } from '@mobilytics/chassis/testing';
import type { CarrierCode } from '../src/carrier/carrier.ts';
import {
  fulfil,
  type Place,
  placeOf,
  platform,
  quote,
  sold,
  unchanged,
} from './bad-input-harness.ts';
import { mutate, torontoAddress } from './platform.ts';

/** Addresses with every field wrong in turn: each is named, and no label is sold for it. */
type Wrong = [field: keyof Place, value: string | null, refusedBy: CarrierCode[], named: RegExp];

const long = 'x'.repeat(101);
const fromToronto: CarrierCode[] = ['CANADA_POST', 'DHL', 'CHIT_CHATS'];
const fromChicago: CarrierCode[] = ['USPS', 'DHL'];

/** What only some refuse the others can do with: DHL finds the province by the postal code. */
const wrongInCanada: Wrong[] = [
  ['name', '', fromToronto, /shipTo\.name/],
  ['name', long, ['CANADA_POST', 'CHIT_CHATS'], /shipTo\.name/],
  ['company', long, fromToronto, /shipTo\.(company|name)/],
  ['line1', ' ', fromToronto, /shipTo\.line1/],
  ['line1', long, fromToronto, /shipTo\.line1/],
  ['line2', long, fromToronto, /shipTo\.line2/],
  ['city', '', fromToronto, /shipTo\.city/],
  ['city', long, fromToronto, /shipTo\.city/],
  ['region', '', ['CANADA_POST', 'CHIT_CHATS'], /shipTo\.region|province/],
  ['region', 'Ontario', ['CANADA_POST', 'CHIT_CHATS'], /shipTo\.region|province/],
  ['postalCode', '', fromToronto, /postal code/],
  ['postalCode', '60601', fromToronto, /postal code/],
  // No Canadian code has a D.
  ['postalCode', 'M5X 1D9', fromToronto, /postal code/],
  ['country', '', fromToronto, /country/],
  ['country', 'ZZ', fromToronto, /country/],
  ['country', 'CAN', fromToronto, /country/],
  ['phone', null, ['DHL'], /shipTo\.phone/],
  ['phone', 'no', ['DHL'], /shipTo\.phone/],
];

const wrongInTheStates: Wrong[] = [
  ['name', '', fromChicago, /shipTo\.name/],
  ['name', long, ['USPS'], /shipTo\.name/],
  ['company', long, fromChicago, /shipTo\.company/],
  ['line1', '', fromChicago, /shipTo\.line1/],
  ['line1', long, fromChicago, /shipTo\.line1/],
  ['line2', long, fromChicago, /shipTo\.line2/],
  ['city', ' ', fromChicago, /shipTo\.city/],
  ['city', long, fromChicago, /shipTo\.city/],
  ['region', 'Colorado', ['USPS'], /state/],
  ['postalCode', '8020', fromChicago, /ZIP code|postal code/],
  ['postalCode', 'M5X 1A9', fromChicago, /ZIP code|postal code/],
  ['phone', 'no', fromChicago, /phone/],
];

for (const [where, right, cases] of [
  ['Canada', 'CANADA_POST', wrongInCanada],
  ['the United States', 'USPS', wrongInTheStates],
] as const) {
  test(`each wrong field of an address in ${where} is named, and no label is sold for it`, async () => {
    const fulfillments = await Promise.all(
      cases.map(([field, value]) => fulfil({ ...placeOf(right), [field]: value } as Place)),
    );
    const before = { sold: await sold(), stock: await stock() };
    await Promise.all(
      cases.map(async ([field, value, refusedBy, named], index) => {
        const fulfillmentId = fulfillments[index]?.id ?? '';
        const refusals = await refusalsOf(fulfillmentId, refusedBy);
        for (const code of refusedBy) {
          assert.match(refusals.get(code) ?? '', named, `${code}, ${field} "${value}"`);
        }
        const parcels = await platform.db.shipment.findMany({ where: { fulfillmentId } });
        for (const { status, trackingNumber, labelKey } of parcels) {
          assert.deepEqual([status, trackingNumber, labelKey], ['RATED', null, null]);
        }
      }),
    );
    assert.deepEqual({ sold: await sold(), stock: await stock() }, before);
  });
}

const stock = () => platform.db.stockLevel.findMany({ orderBy: { sku: 'asc' } });

/** What each of them says to the parcel: at once, or when its label is bought. */
async function refusalsOf(fulfillmentId: string, wanted: readonly CarrierCode[]) {
  const quoted = await quote(fulfillmentId);
  // When nobody makes an offer, the first to refuse is told.
  if (quoted.__typename === 'CarrierRefused') {
    assert.equal(quoted.retryable, false);
    return new Map(wanted.map((code) => [code, quoted.message as string]));
  }
  const { shipment, rates, failures } = quoted;
  const refusals = new Map<CarrierCode, string>(
    failures.map((one: { carrier: CarrierCode; message: string }) => [one.carrier, one.message]),
  );
  for (const code of wanted) {
    const rate = rates.find(({ carrier }: { carrier: CarrierCode }) => carrier === code);
    if (rate === undefined) continue;
    const input = { shipmentId: shipment.id, rateId: rate.id };
    const bought = await mutate(platform, 'buyLabel', input, '');
    assert.equal(bought.__typename, 'CarrierRefused', `${code} sold a label`);
    refusals.set(code, bought.message);
  }
  return refusals;
}

test('an address that is asked about is told what is wrong with it, and nothing is kept', async () => {
  const check = async (given: Record<string, string>) => {
    const query = `query ($input: AddressCheckInput!) { addressCheck(input: $input) { verdict carrier problems { field message } } }`;
    const answer = await signedQuery(platform.service.url, staff(), query, { input: given });
    assert.equal(answer.errors, undefined);
    return answer.data.addressCheck;
  };
  const plain = ({ line1, city, region, postalCode, country }: Place) => ({
    ...{ line1, city, region, postalCode, country },
  });
  const wrong: [CarrierCode, Place, string, string[]][] = [
    ['USPS', placeOf('USPS'), 'line1', ['', long]],
    ['USPS', placeOf('USPS'), 'region', ['Colorado', '']],
    ['USPS', placeOf('USPS'), 'postalCode', ['8020', 'M5X 1A9']],
    ['DHL', torontoAddress, 'city', ['', long]],
    ['DHL', torontoAddress, 'postalCode', ['', '80202', 'M5X 1D9']],
    ['DHL', torontoAddress, 'country', ['', 'ZZ', 'CAN']],
  ];
  await unchanged(async () => {
    for (const [code, right, field, values] of wrong) {
      for (const value of values) {
        const { verdict, carrier, problems } = await check({ ...plain(right), [field]: value });
        assert.deepEqual([verdict, carrier], ['INVALID', code], `${field} "${value}"`);
        assert.equal(problems[0]?.field, field, JSON.stringify(problems));
      }
    }
  });
});

test('a Canadian postal code is the same with its space and without, in any case', async () => {
  const offers = async (postalCode: string) => {
    const { id } = await fulfil({ ...torontoAddress, postalCode });
    const { rates } = await quote(id);
    return rates.map(({ carrier, price }: { carrier: string; price: unknown }) => ({
      ...{ carrier, price },
    }));
  };
  const spaced = await offers('M5X 1A9');
  assert.deepEqual(
    [...new Set(spaced.map(({ carrier }: { carrier: string }) => carrier))].sort(),
    [...fromToronto].sort(),
  );
  for (const code of ['M5X1A9', 'm5x 1a9', 'm5x1a9', ' M5X-1A9 ']) {
    assert.deepEqual(await offers(code), spaced, code);
  }
});

test('a country that is none is unknown to every carrier, and no parcel is made', async () => {
  for (const country of ['ZZ', 'XX', 'AA', 'CAN', '', '🇨🇦']) {
    const { id } = await fulfil({ ...torontoAddress, country });
    const refused = await unchanged(() => quote(id));
    assert.equal(refused.__typename, 'CarrierRefused', country);
    assert.match(refused.message, /country/);
  }
});
