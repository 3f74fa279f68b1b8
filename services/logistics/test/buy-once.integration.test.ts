import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually, signedQuery, staff } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import {
  breakCarrier,
  mutate,
  type Platform,
  prepare,
  published,
  soldParcels,
  startPlatform,
  tell,
} from './platform.ts';
import { startProcess } from './second-process.ts';

let platform: Platform;
before(async () => {
  platform = await startPlatform({ labelSettleMs: 3_000 });
});
after(() => platform.close());

const create = { method: 'POST', path: '/rs/2004381/ncshipment' };
/** How often a question is asked before it counts as unanswered. */
const questionAttempts = 3;
const search = { method: 'GET', path: '/rs/2004381/ncshipment' };
const selection =
  '... on CarrierRefused { code retryable } ... on BuyLabelSuccess { shipment { status trackingNumber } }';

type Label = { shipmentId: string; rateId: string };
const buy = ({ shipmentId, rateId }: Label) =>
  mutate(platform, 'buyLabel', { shipmentId, rateId }, selection);

const statusOf = async ({ shipmentId }: Label) =>
  (await platform.db.shipment.findUniqueOrThrow({ where: { id: shipmentId } })).status;

/** What Canada Post sold while this ran, and that it is exactly the parcel we know. */
async function sellsOne(work: () => Promise<Label>) {
  const before = await soldParcels(platform);
  const label = await work();
  await eventually(async () => (await statusOf(label)) === 'LABEL_PURCHASED');
  const sold = (await soldParcels(platform)).slice(before.length);
  const shipment = await platform.db.shipment.findUniqueOrThrow({
    where: { id: label.shipmentId },
  });
  assert.deepEqual(
    sold.map(({ trackingNumber }) => trackingNumber),
    [shipment.trackingNumber],
  );
  const told = await published(platform, 'fulfillment.started', { orderId: shipment.orderId });
  assert.equal(told.length, 1);
}

for (const kind of ['error_after_effect', 'cut_after_effect']) {
  test(`a purchase is found again at once after ${kind}`, () =>
    sellsOne(async () => {
      const label = await prepare(platform, newId('org'));
      await breakCarrier(platform, { kind, ...create });
      assert.equal((await buy(label)).__typename, 'BuyLabelSuccess');
      return label;
    }));
}

test('a purchase that takes effect after we stopped listening is found later', () =>
  sellsOne(async () => {
    const label = await prepare(platform, newId('org'));
    await breakCarrier(platform, { kind: 'delay', delayMs: 2_200, ...create });
    const pending = await buy(label);
    assert.deepEqual([pending.code, pending.retryable], ['LABEL_PENDING', true]);
    assert.equal(await statusOf(label), 'LABEL_REQUESTED');
    return label;
  }));

test('a purchase is found by the job when the look-up fails too', () =>
  sellsOne(async () => {
    const label = await prepare(platform, newId('org'));
    await breakCarrier(platform, { kind: 'cut_after_effect', ...create });
    await breakCarrier(platform, {
      kind: 'error_after_effect',
      count: questionAttempts,
      ...search,
    });
    assert.equal((await buy(label)).code, 'LABEL_PENDING');
    return label;
  }));

test('a label that cannot be fetched is fetched later and not bought again', () =>
  sellsOne(async () => {
    const label = await prepare(platform, newId('org'));
    const path = '/rs/artifact';
    await breakCarrier(platform, {
      kind: 'error_after_effect',
      count: questionAttempts,
      method: 'GET',
      path,
    });
    assert.equal((await buy(label)).code, 'LABEL_PENDING');
    return label;
  }));

test('a label that is not drawn yet is waited for', () =>
  sellsOne(async () => {
    const label = await prepare(platform, newId('org'));
    await breakCarrier(platform, { kind: 'not_ready', method: 'GET', path: '/rs/artifact' });
    assert.equal((await buy(label)).__typename, 'BuyLabelSuccess');
    return label;
  }));

test('five clicks at once buy one label and all hear of it', () =>
  sellsOne(async () => {
    const label = await prepare(platform, newId('org'));
    const answers = await Promise.all(Array.from({ length: 5 }, () => buy(label)));
    const numbers = new Set(answers.map(({ shipment }) => shipment?.trackingNumber));
    assert.equal(numbers.size, 1);
    assert.ok(answers.every((answer) => answer.__typename === 'BuyLabelSuccess'));
    return label;
  }));

test('the same Idempotency-Key buys once and answers the same', () =>
  sellsOne(async () => {
    const label = await prepare(platform, newId('org'));
    const identity = { ...staff('FULFILLMENT'), idempotencyKey: newId('req') };
    const { shipmentId, rateId } = label;
    const again = () => mutate(platform, 'buyLabel', { shipmentId, rateId }, selection, identity);
    assert.deepEqual(await again(), await again());
    return label;
  }));

test('a throttled purchase buys nothing, says so, and can be made afterwards', () =>
  sellsOne(async () => {
    const label = await prepare(platform, newId('org'));
    await breakCarrier(platform, { kind: 'rate_limit', ...create });
    const refused = await buy(label);
    assert.deepEqual([refused.__typename, refused.retryable], ['CarrierRefused', true]);
    assert.equal(await statusOf(label), 'RATED');
    const { rateId } = label;
    assert.equal((await buy({ ...label, rateId })).__typename, 'BuyLabelSuccess');
    return label;
  }));

test('a cancellation during a purchase of unknown outcome does not lose the parcel', () =>
  sellsOne(async () => {
    const organizationId = newId('org');
    const label = await prepare(platform, organizationId);
    await breakCarrier(platform, { kind: 'cut_after_effect', ...create });
    await breakCarrier(platform, {
      kind: 'error_after_effect',
      count: questionAttempts,
      ...search,
    });
    await buy(label);
    const { id, orderId } = label.fulfillment;
    await tell(platform, 'order.canceled', { orderId, reason: 'Changed' }, organizationId);
    await eventually(async () => {
      const found = await platform.db.fulfillment.findUniqueOrThrow({ where: { id } });
      return found.waitingCode === 'CANCELED_AFTER_LABEL';
    });
    return label;
  }));

test('a process that is killed while the carrier sells leaves an intent that another completes', () =>
  sellsOne(async () => {
    const label = await prepare(platform, newId('org'));
    await breakCarrier(platform, { kind: 'delay', delayMs: 1_000, ...create });
    // Queues of its own: what it does is to be done through HTTP alone.
    const child = await startProcess(platform, `${platform.env.queuePrefix}-child`);
    const input = { shipmentId: label.shipmentId, rateId: label.rateId };
    const mutation = 'mutation ($input: BuyLabelInput!) { buyLabel(input: $input) { __typename } }';
    const asked = signedQuery(child.url, staff(), mutation, { input }).catch(() => 'cut');
    await eventually(async () => {
      const where = { id: label.shipmentId };
      return (await platform.db.shipment.findUniqueOrThrow({ where })).labelAskedAt;
    });
    child.process.kill('SIGKILL');
    assert.equal(await asked, 'cut');
    // The dead process's lease ends after 45 seconds; the test does not wait for that.
    await platform.db.shipment.update({
      where: { id: label.shipmentId },
      data: { labelLeaseUntil: new Date() },
    });
    return label;
  }));
