import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signedQuery, staff } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import type { CarrierCode } from '../src/carrier/carrier.ts';
import { carriers, fulfil, placeOf, platform, quote, unchanged } from './bad-input-harness.ts';
import { breakWith, mend } from './carriers-under-test.ts';
import {
  chicago,
  confirm,
  mutate,
  order,
  parcel,
  pushToken,
  receiveKits,
  torontoAddress,
} from './platform.ts';

/** Parcels, serials, labels, numbers and bodies that are wrong: each is named, and changes nothing. */
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
