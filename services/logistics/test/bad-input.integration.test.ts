import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signedQuery, staff } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import type { CarrierCode } from '../src/carrier/carrier.ts';
import { accountsOf } from './accounts.ts';
import {
  allCharges,
  breakWith,
  type CarrierUnderTest,
  mend,
  startCarriers,
} from './carriers-under-test.ts';
import {
  chicago,
  confirm,
  mutate,
  order,
  orderLine,
  type Platform,
  parcel,
  pushToken,
  receiveKits,
  startPlatform,
  toronto,
  torontoAddress,
} from './platform.ts';
import { tableContents } from './table-contents.ts';

/** What people and machines get wrong: each wrong thing is named, and nothing is changed by it. */
const carriers = await startCarriers();
let platform: Platform;
before(async () => {
  platform = await startPlatform(
    { trackingPollMs: 600_000, resumeLabelsMs: 600_000 },
    accountsOf(carriers),
  );
  for (const warehouseId of [toronto, chicago]) {
    await mutate(platform, 'receiveStock', { warehouseId, sku: 'ACC-MOUNT', quantity: 500 }, '');
  }
});
after(async () => {
  await platform.close();
  await Promise.all(carriers.map(({ sandbox }) => sandbox.close()));
});

type Place = CarrierUnderTest['to'];

const placeOf = (wanted: CarrierCode) =>
  carriers.find(({ code }) => code === wanted)?.to ?? torontoAddress;

async function fulfil(shippingAddress: Place) {
  const lines = [orderLine('ACC-MOUNT', 1)];
  return confirm(platform, order(1, { shippingAddress, lines }), newId('org'));
}

const quote = (fulfillmentId: string, size: Record<string, unknown> = parcel) =>
  mutate(
    platform,
    'quoteRates',
    { fulfillmentId, parcel: size },
    `... on QuoteRatesSuccess { shipment { id } rates { id carrier price { amount } } failures { carrier message } }
     ... on CarrierRefused { carrier code retryable } ... on InvalidInput { problems { path code } }`,
  );

const sold = async () => (await Promise.all(carriers.map(allCharges))).flat().length;

/** Does what must be refused, and sees that not a row is another one and no carrier sold anything. */
async function unchanged<T>(work: () => Promise<T>): Promise<T> {
  const before = { rows: await tableContents(platform.db), sold: await sold() };
  const answer = await work();
  assert.deepEqual({ rows: await tableContents(platform.db), sold: await sold() }, before);
  return answer;
}

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

test('a weight or a side of nothing, less, or beyond any carrier is named', async () => {
  const { id } = await fulfil(torontoAddress);
  const wrong: [string, number[]][] = [
    ['weightGrams', [0, -1, -2_000, 30_001, 2_147_483_647]],
    ['lengthMillimetres', [0, -300, 2_001]],
    ['widthMillimetres', [0, -1, 2_001]],
    ['heightMillimetres', [0, -1, 2_001]],
  ];
  for (const [field, values] of wrong) {
    for (const value of values) {
      const refused = await unchanged(() => quote(id, { ...parcel, [field]: value }));
      assert.equal(refused.__typename, 'InvalidInput', `${field} ${value}`);
      assert.deepEqual(
        refused.problems.map(({ path }: { path: string[] }) => path.join('.')),
        [`input.parcel.${field}`],
      );
    }
  }
  const broken = quote(id, { ...parcel, weightGrams: 1.5 });
  await assert.rejects(broken, /Int cannot represent non-integer/);
});

test('a parcel over a carrier’s limit is refused by that carrier in its own numbers', async () => {
  const big = { weightGrams: 20_000, lengthMillimetres: 2_000, widthMillimetres: 900 };
  const tooLong = { ...big, heightMillimetres: 900 };
  const limits: [CarrierCode, RegExp][] = [
    ['CANADA_POST', /300 cm in length and girth/],
    ['CHIT_CHATS', /3000 mm of length and girth/],
    ['USPS', /130 inches/],
  ];
  for (const [code, named] of limits) {
    const { id } = await fulfil(placeOf(code));
    const quoted = await quote(id, tooLong);
    const told =
      quoted.__typename === 'CarrierRefused'
        ? quoted.message
        : quoted.failures.find(({ carrier }: { carrier: string }) => carrier === code)?.message;
    assert.match(told ?? '', named, code);
  }
});

const scan = (fulfillmentId: string, serial: string, shipmentId?: string) =>
  mutate(
    platform,
    'scanSerial',
    { fulfillmentId, serial, shipmentId },
    '... on SerialRefused { reason }',
  );

test('a serial of another warehouse, unknown, in use or shipped before is told apart', async () => {
  const [here = '', second = ''] = await receiveKits(platform, 2);
  const [elsewhere = ''] = await receiveKits(platform, 1, chicago);
  const fulfillment = await confirm(platform, order(1), newId('org'));
  const other = await confirm(platform, order(1), newId('org'));
  const refuses = async (fulfillmentId: string, serial: string, reason: string) => {
    const refused = await unchanged(() => scan(fulfillmentId, serial));
    assert.deepEqual([refused.__typename, refused.reason], ['SerialRefused', reason]);
    assert.deepEqual(refused.path, ['input', 'serial']);
  };
  await refuses(fulfillment.id, elsewhere, 'WRONG_WAREHOUSE');
  await refuses(fulfillment.id, 'MK-NOBODY', 'UNKNOWN');
  await refuses(fulfillment.id, '', 'UNKNOWN');
  assert.equal((await scan(fulfillment.id, here)).__typename, 'ScanSerialSuccess');
  await refuses(fulfillment.id, here, 'ALREADY_SCANNED');
  await refuses(other.id, here, 'ALREADY_SCANNED');
  await refuses(fulfillment.id, second, 'LINE_COMPLETE');

  const { shipment, rates } = await quote(fulfillment.id);
  const bought = await mutate(
    platform,
    'buyLabel',
    { shipmentId: shipment.id, rateId: rates[0].id },
    '',
  );
  assert.equal(bought.__typename, 'BuyLabelSuccess', JSON.stringify(bought));
  await refuses(other.id, here, 'NOT_IN_STOCK');
  const late = await unchanged(() => scan(fulfillment.id, second));
  assert.equal(late.__typename, 'RefusedTransition');
});

async function label(code: CarrierCode): Promise<{ id: string; trackingNumber: string }> {
  const { id } = await fulfil(placeOf(code));
  const { shipment, rates } = await quote(id);
  const rate = rates.find(({ carrier }: { carrier: string }) => carrier === code);
  const input = { shipmentId: shipment.id, rateId: rate.id };
  const bought = await mutate(
    platform,
    'buyLabel',
    input,
    '... on BuyLabelSuccess { shipment { id trackingNumber } }',
  );
  assert.equal(bought.__typename, 'BuyLabelSuccess', JSON.stringify(bought));
  return bought.shipment;
}

test('a label is given back once with every carrier; the second time says so', async () => {
  const giveBackAll = (ids: string[]) =>
    Promise.all(
      ids.map((shipmentId) =>
        mutate(platform, 'voidLabel', { shipmentId, reason: 'Wrong box' }, ''),
      ),
    );
  const labels = await Promise.all(carriers.map(({ code }) => label(code)));
  const ids = labels.map(({ id }) => id);
  for (const voided of await giveBackAll(ids)) {
    assert.equal(voided.__typename, 'VoidLabelSuccess', JSON.stringify(voided));
  }
  for (const again of await unchanged(() => giveBackAll(ids))) {
    assert.equal(again.__typename, 'LabelAlreadyVoided');
    assert.deepEqual(again.path, ['input', 'shipmentId']);
  }
});

test('a number of another carrier is not found, and the parcel stays where it was', async () => {
  const labels = await Promise.all(
    carriers.map(async ({ code }) => ({ code, ...(await label(code)) })),
  );
  for (const [index, { code, id }] of labels.entries()) {
    const other = labels[(index + 1) % labels.length]?.trackingNumber ?? '';
    await platform.db.shipment.update({
      where: { id },
      data: {
        ...{ status: 'IN_TRANSIT', nextPollAt: null },
        ...{ trackingNumber: other, carrierShipmentId: other },
      },
    });
    const refused = await unchanged(() =>
      mutate(
        platform,
        'refreshTracking',
        { shipmentId: id },
        '... on CarrierRefused { carrier retryable }',
      ),
    );
    assert.equal(refused.__typename, 'CarrierRefused', code);
    assert.deepEqual([refused.carrier, refused.retryable], [code, false], refused.message);
  }
  const [canadaPost, usps] = labels;
  const bill = await unchanged(() =>
    mutate(
      platform,
      'importCarrierInvoice',
      {
        ...{ carrier: 'USPS', number: 'X-1', invoicedOn: '2026-11-02', fileName: 'x.csv' },
        csv: `tracking_number,amount,currency\n${canadaPost?.trackingNumber},1.00,USD\n`,
        dryRun: true,
      },
      '... on ImportCarrierInvoiceSuccess { matchedCount differences { kind trackingNumber } }',
    ),
  );
  assert.ok(usps);
  assert.equal(bill.matchedCount, 0, JSON.stringify(bill));
  assert.deepEqual(
    bill.differences.map(({ kind }: { kind: string }) => kind),
    ['BILLED_NOT_BOUGHT'],
  );
});

test('a hostile answer, or one without end, is that carrier’s failure and nobody else’s', async () => {
  for (const carrier of carriers) {
    for (const [kind, named] of [
      ['endless_body', /more than 5000000 bytes/],
      ['hostile_body', /could not be read|XML|JSON/],
    ] as const) {
      const { id } = await fulfil(carrier.to);
      for (const method of ['GET', 'POST']) {
        await breakWith(carrier, { method, path: '/' }, { kind, count: 20 });
      }
      const told = await quote(id);
      await mend(carrier);
      assert.equal(told.__typename, 'QuoteRatesSuccess', JSON.stringify(told));
      const failure = told.failures.find(
        (one: { carrier: string }) => one.carrier === carrier.code,
      );
      assert.match(failure?.message ?? '', named, `${carrier.code} ${kind}`);
      assert.ok(told.rates.every((one: { carrier: string }) => one.carrier !== carrier.code));
    }
  }
});

test('what is too large or no JSON stops at the door', async () => {
  const five = 'x'.repeat(5_000_000);
  const entities = `<!DOCTYPE a [<!ENTITY b "${'b'.repeat(100)}"><!ENTITY c SYSTEM "file:///etc/passwd">]><a>&b;&c;</a>`;
  await unchanged(async () => {
    const answer = await signedQuery(platform.service.url, staff(), `{ __typename } # ${five}`);
    assert.equal((answer as never as { statusCode: number }).statusCode, 413);
    const doors = [`/webhooks/dhl/${pushToken}`, '/webhooks/usps'];
    for (const [body, statuses] of [
      [five, [413]],
      [`{"payload":"${five}"}`, [413]],
      [entities, [400, 404]],
      ['[[[[', [400, 404]],
      ['', [400, 404]],
    ] as const) {
      for (const door of doors) {
        const headers = { 'content-type': 'application/json' };
        const url = new URL(door, platform.service.url);
        const { status } = await fetch(url, { method: 'POST', headers, body });
        assert.ok((statuses as readonly number[]).includes(status), `${door} ${status}`);
      }
    }
    const rows = 'tracking_number,amount,currency\n'.repeat(26_000);
    const bill = await mutate(
      platform,
      'importCarrierInvoice',
      {
        ...{ carrier: 'DHL', number: 'X-2', invoicedOn: '2026-11-02', fileName: 'x.csv' },
        ...{ csv: rows, dryRun: false },
      },
      '',
    );
    assert.equal(bill.__typename, 'InvalidInput', JSON.stringify(bill));
  });
});
