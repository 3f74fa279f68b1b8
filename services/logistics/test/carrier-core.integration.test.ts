import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually, member, signedQuery, staff } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import { noteMissing } from '../src/reconciliation/note-missing.ts';
import { breakCarrier, mutate, type Platform, prepare, startPlatform, tell } from './platform.ts';

let platform: Platform;
before(async () => {
  platform = await startPlatform({ trackingPollMs: 600_000 });
});
after(() => platform.close());

const refusal = '... on CarrierRefused { code retryable } ... on RefusedTransition { from to }';
const giveBack = (shipmentId: string, reason = 'Wrong box') =>
  mutate(platform, 'voidLabel', { shipmentId, reason }, refusal);

async function ask(query: string, identity = staff()) {
  const { data, errors } = await signedQuery(platform.service.url, identity, query);
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data;
}

async function bought(organizationId = newId('org')) {
  const label = await prepare(platform, organizationId);
  const { shipmentId, rateId } = label;
  const answer = await mutate(platform, 'buyLabel', { shipmentId, rateId }, refusal);
  assert.equal(answer.__typename, 'BuyLabelSuccess', JSON.stringify(answer));
  const shipment = await platform.db.shipment.findUniqueOrThrow({ where: { id: shipmentId } });
  return { ...label, shipment };
}

const levelOf = () =>
  platform.db.stockLevel
    .findFirstOrThrow({ where: { sku: 'MSK-CARTOP' } })
    .then(({ onHand, reserved }) => ({ onHand, reserved }));

test('the goods of a label that is given back lie in a new parcel of the same order, and can leave by it', async () => {
  const { shipmentId, fulfillment, serials, shipment } = await bought();
  const shipped = await levelOf();
  assert.equal((await giveBack(shipmentId)).__typename, 'VoidLabelSuccess');
  assert.deepEqual(await levelOf(), { onHand: shipped.onHand + 1, reserved: shipped.reserved + 1 });
  const device = await platform.db.device.findFirstOrThrow({ where: { serial: serials[0] ?? '' } });
  const fresh = await platform.db.shipment.findFirstOrThrow({
    where: { fulfillmentId: fulfillment.id, status: 'DRAFT' },
  });
  assert.deepEqual(
    [device.status, device.organizationId, device.shipmentId],
    ['RESERVED', null, fresh.id],
  );
  const open = await platform.db.fulfillment.findUniqueOrThrow({ where: { id: fulfillment.id } });
  assert.equal(open.status, 'PICKED');

  const quoted = await mutate(
    platform,
    'quoteRates',
    { shipmentId: fresh.id },
    '... on QuoteRatesSuccess { rates { id } }',
  );
  const again = await mutate(
    platform,
    'buyLabel',
    { shipmentId: fresh.id, rateId: quoted.rates[0].id },
    refusal,
  );
  assert.equal(again.__typename, 'BuyLabelSuccess');
  const second = await platform.db.shipment.findUniqueOrThrow({ where: { id: fresh.id } });
  assert.notEqual(second.trackingNumber, shipment.trackingNumber);
  assert.deepEqual(await levelOf(), shipped);
});

test('a label is given back once, before the carrier has the parcel, and by staff', async () => {
  const organizationId = newId('org');
  const { shipmentId } = await bought(organizationId);
  const query = `mutation { voidLabel(input: { shipmentId: "${shipmentId}", reason: "Mine" }) { __typename } }`;
  const stranger = await signedQuery(platform.service.url, member(organizationId), query);
  assert.equal(stranger.errors?.[0]?.extensions.code, 'FORBIDDEN');
  assert.equal((await giveBack(shipmentId, ' ')).__typename, 'InvalidInput');
  assert.equal((await giveBack('shp_nowhere')).__typename, 'NotFound');
  const answers = await Promise.all([giveBack(shipmentId), giveBack(shipmentId)]);
  assert.deepEqual(answers.map(({ __typename }) => __typename).sort(), [
    'LabelAlreadyVoided',
    'VoidLabelSuccess',
  ]);
  assert.equal((await giveBack(shipmentId)).__typename, 'LabelAlreadyVoided');

  const handed = await bought();
  await mutate(platform, 'handOverShipment', { shipmentId: handed.shipmentId }, '');
  const late = await giveBack(handed.shipmentId);
  assert.deepEqual([late.__typename, late.from], ['RefusedTransition', 'HANDED_OVER']);
  const unlabelled = await prepare(platform, newId('org'));
  assert.equal((await giveBack(unlabelled.shipmentId)).__typename, 'RefusedTransition');
});

test('an order that was canceled after its label ends when the label is given back', async () => {
  const organizationId = newId('org');
  const { shipmentId, fulfillment, serials } = await bought(organizationId);
  const { id, orderId } = fulfillment;
  await tell(platform, 'order.canceled', { orderId, reason: 'Changed' }, organizationId);
  const read = () => platform.db.fulfillment.findUniqueOrThrow({ where: { id } });
  await eventually(async () => (await read()).waitingCode === 'CANCELED_AFTER_LABEL');
  assert.equal((await giveBack(shipmentId)).__typename, 'VoidLabelSuccess');
  const { status, waitingCode } = await read();
  assert.deepEqual([status, waitingCode], ['CANCELED', null]);
  const device = await platform.db.device.findFirstOrThrow({ where: { serial: serials[0] ?? '' } });
  assert.deepEqual([device.status, device.fulfillmentLineId], ['IN_STOCK', null]);
});

test('a carrier’s bill tells what disagrees, ends the refund it credits, and is read once', async () => {
  const kept = await bought();
  const dear = await bought();
  const voided = await bought();
  await giveBack(voided.shipmentId);
  const pending = { shipmentId: voided.shipmentId, refundState: 'PENDING' as const };
  assert.equal(await platform.db.labelVoid.count({ where: pending }), 1);
  const priceOf = ({ shipment }: typeof kept) => ((shipment.costMinor ?? 0) / 100).toFixed(2);
  const csv = [
    'Item Number,Total,Currency',
    `${kept.shipment.trackingNumber},${priceOf(kept)},CAD`,
    `${dear.shipment.trackingNumber},999.00,CAD`,
    `${voided.shipment.trackingNumber},-${priceOf(voided)},CAD`,
    '1234567890123456,5.00,CAD',
  ].join('\n');
  const selection =
    '... on ImportCarrierInvoiceSuccess { lineCount matchedCount creditedCount differences { id kind trackingNumber } } ... on UnreadableRows { rows { row field } }';
  const read = (changes: object) =>
    mutate(
      platform,
      'importCarrierInvoice',
      {
        ...{ carrier: 'CANADA_POST', number: 'CP-1', invoicedOn: '2026-11-20', fileName: 'a.csv' },
        ...{ csv, dryRun: false, ...changes },
      },
      selection,
    );
  const tried = await read({ dryRun: true });
  assert.equal(await platform.db.carrierInvoice.count(), 0);
  const done = await read({});
  assert.deepEqual(
    done.differences.map(({ kind, trackingNumber }: { kind: string; trackingNumber: string }) => [
      kind,
      trackingNumber,
    ]),
    [
      ['AMOUNT_DIFFERS', dear.shipment.trackingNumber],
      ['BILLED_NOT_BOUGHT', '1234567890123456'],
    ],
  );
  assert.equal(tried.differences.length, 2);
  assert.deepEqual([done.lineCount, done.matchedCount, done.creditedCount], [4, 3, 1]);
  assert.equal(await platform.db.labelVoid.count({ where: pending }), 0);
  assert.equal((await read({})).__typename, 'InvoiceAlreadyImported');
  const broken = await read({ number: 'CP-2', csv: 'Item Number,Total,Currency\nx,y,z' });
  assert.deepEqual([broken.__typename, broken.rows.length], ['UnreadableRows', 3]);

  const twice = await read({ number: 'CP-3', csv: csv.split('\n').slice(0, 2).join('\n') });
  assert.deepEqual(
    twice.differences.map(({ kind }: { kind: string }) => kind),
    ['BILLED_TWICE'],
  );
  const { id } = done.differences[0];
  const resolved = await mutate(
    platform,
    'resolveShippingDifference',
    { id, note: 'Claim 42' },
    '... on ResolveShippingDifferenceSuccess { difference { note resolvedAt } }',
  );
  assert.equal(resolved.difference.note, 'Claim 42');
  const { shippingDifferences } = await ask(
    '{ shippingDifferences(filter: { resolved: false }) { totalCount } }',
  );
  assert.equal(shippingDifferences.totalCount, 2);
});

test('a label on no bill, and a refund that does not come, are found by themselves', async () => {
  const day = 86_400_000;
  const ago = (days: number) => new Date(Date.now() - days * day);
  const travelled = await bought();
  const voided = await bought();
  await giveBack(voided.shipmentId);
  await platform.db.shipment.update({
    where: { id: travelled.shipmentId },
    data: { handedOverAt: ago(40), status: 'DELIVERED' },
  });
  await platform.db.labelVoid.update({
    where: { shipmentId: voided.shipmentId },
    data: { voidedAt: ago(46) },
  });
  const found = async () => {
    await noteMissing(platform.db);
    const rows = await platform.db.shippingDifference.findMany({
      where: { shipmentId: { in: [travelled.shipmentId, voided.shipmentId] }, resolvedAt: null },
    });
    return rows.map(({ kind }) => kind).sort();
  };
  // As long as the carrier's bills are not read, nobody knows what is missing on them.
  assert.deepEqual(await found(), ['REFUND_OVERDUE']);
  for (const [number, invoicedOn] of [
    ['OLD', ago(60)],
    ['NEW', ago(5)],
  ] as const) {
    await platform.db.carrierInvoice.create({
      data: {
        ...{ id: newId('civ'), carrier: 'CANADA_POST', number, invoicedOn, currency: 'CAD' },
        ...{ totalMinor: 0, fileName: 'a.csv', importedAt: new Date() },
      },
    });
  }
  assert.deepEqual(await found(), ['BOUGHT_NOT_BILLED', 'REFUND_OVERDUE']);
  assert.deepEqual(await found(), ['BOUGHT_NOT_BILLED', 'REFUND_OVERDUE']);
  const { trackingNumber, costMinor } = travelled.shipment;
  await mutate(
    platform,
    'importCarrierInvoice',
    {
      ...{ carrier: 'CANADA_POST', number: 'LATE', invoicedOn: '2026-11-22', fileName: 'b.csv' },
      csv: `pin,due,currency\n${trackingNumber},${((costMinor ?? 0) / 100).toFixed(2)},CAD`,
      dryRun: false,
    },
    '',
  );
  assert.deepEqual(await found(), ['REFUND_OVERDUE']);
});

test('what a carrier was asked about a parcel stands on it, without our secrets and its phones', async () => {
  const { shipmentId } = await bought();
  const query = `{ shipment(id: "${shipmentId}") { calls { operation status url requestBody } } }`;
  const calls = await eventually(async () => {
    const { shipment } = await ask(query);
    return shipment.calls.some(({ operation }: { operation: string }) => operation === 'label')
      ? shipment.calls
      : null;
  });
  const purchase = calls.find(({ operation }: { operation: string }) => operation === 'buyLabel');
  assert.equal(purchase.status, 200);
  assert.match(purchase.requestBody, /Byron/);
  for (const hidden of ['2004381', '4165550100', 'c2FuZGJveA']) {
    assert.ok(!JSON.stringify(calls).includes(hidden), hidden);
  }
  const { carrierCalls } = await ask(
    '{ carrierCalls(filter: { operation: ["buyLabel"], search: "Byron" }) { totalCount } }',
  );
  assert.ok(carrierCalls.totalCount > 0);
});

test('the carriers’ page tells how an account does, and a check tells what is wrong', async () => {
  const query =
    '{ carriers { carrier environment breaker callsLastHour successPercent capabilities budgets { bucket } lastFailure { operation status } } }';
  const check = () =>
    mutate(
      platform,
      'checkCarrier',
      { carrier: 'CANADA_POST' },
      '... on CheckCarrierSuccess { offers } ... on CarrierRefused { code }',
    );
  assert.ok((await check()).offers > 0);
  await breakCarrier(platform, { kind: 'expired_token', method: 'POST', path: '/rs/ship/price' });
  assert.equal((await check()).__typename, 'CarrierRefused');
  const account = await eventually(async () => {
    const [canadaPost] = (await ask(query)).carriers;
    return canadaPost.lastFailure === null ? null : canadaPost;
  });
  assert.deepEqual(
    [account.environment, account.breaker, account.lastFailure.operation],
    ['SANDBOX', 'CLOSED', 'rates'],
  );
  assert.ok(account.successPercent < 100 && account.budgets.length > 3);
  assert.ok(account.capabilities.includes('VOID_LABEL'));
  const stranger = await mutate(
    platform,
    'checkCarrier',
    { carrier: 'DHL' },
    '... on CarrierRefused { code }',
  );
  assert.equal(stranger.code, 'NOT_CONNECTED');
});
