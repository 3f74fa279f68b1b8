import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { eventually, signedQuery, staff } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import { accountsOf, variablesOf } from './accounts.ts';
import {
  breakWith,
  type CarrierUnderTest,
  chargesOf,
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
  startPlatform,
  toronto,
} from './platform.ts';
import { startProcess } from './second-process.ts';

/** Every fault at each step of buying and giving back, with every carrier: each label is charged once. */
const carriers = await startCarriers();
const timing = {
  ...{ carrierTimeoutMs: 1_500, labelSettleMs: 2_500, resumeLabelsMs: 250 },
  ...{ trackingPollMs: 600_000, breakerOpenMs: 500 },
};
let platform: Platform;
before(async () => {
  platform = await startPlatform(timing, accountsOf(carriers));
  for (const warehouseId of [toronto, chicago]) {
    const input = { warehouseId, sku: 'ACC-MOUNT', quantity: 500 };
    await mutate(platform, 'receiveStock', input, '');
  }
});
after(async () => {
  await platform.close();
  await Promise.all(carriers.map(({ sandbox }) => sandbox.close()));
});

type Label = { shipmentId: string; rateId: string };

/** A parcel with an offer of this carrier. */
async function offered(carrier: CarrierUnderTest): Promise<Label> {
  const changes = { shippingAddress: carrier.to, lines: [orderLine('ACC-MOUNT', 2)] };
  const fulfillment = await confirm(platform, order(2, changes), newId('org'));
  const quoted = await mutate(
    platform,
    'quoteRates',
    { fulfillmentId: fulfillment.id, parcel },
    '... on QuoteRatesSuccess { shipment { id } rates { id carrier } failures { carrier message } }',
  );
  const rate = quoted.rates?.find((offer: { carrier: string }) => offer.carrier === carrier.code);
  assert.ok(rate, `${carrier.code} makes no offer: ${JSON.stringify(quoted)}`);
  return { shipmentId: quoted.shipment.id, rateId: rate.id };
}

const shipmentOf = ({ shipmentId: id }: Label) =>
  platform.db.shipment.findUniqueOrThrow({ where: { id } });
const statusOf = async (label: Label) => (await shipmentOf(label)).status;

const refusal = '... on CarrierRefused { code retryable }';
const buy = ({ shipmentId, rateId }: Label) =>
  mutate(platform, 'buyLabel', { shipmentId, rateId }, refusal);
const giveBack = ({ shipmentId }: Label) =>
  mutate(platform, 'voidLabel', { shipmentId, reason: 'Wrong box' }, refusal);

/** A refusal leaves it as it was, to be asked for again; anything else is carried on by itself. */
async function until(
  label: Label,
  wanted: string,
  ask: (label: Label) => Promise<{ __typename: string }>,
) {
  const from = await statusOf(label);
  const underWay = [wanted, 'LABEL_REQUESTED', 'VOID_REQUESTED'];
  const giveUpAt = Date.now() + 15_000;
  for (;;) {
    const answer = await ask(label);
    await hurry(label);
    const reached = await eventually(async () => {
      const status = await statusOf(label);
      return status === wanted || !underWay.includes(status) ? status : null;
    }, 15_000);
    if (reached === wanted) return;
    assert.equal(reached, from);
    assert.ok(Date.now() < giveUpAt, `It stays ${reached}: ${JSON.stringify(answer)}`);
  }
}

/** A carrier that throttles wants a minute; the test does not wait for that. */
const hurry = ({ shipmentId }: Label) =>
  platform.db.labelVoid.updateMany({
    where: { shipmentId, failure: { not: null } },
    data: { leaseUntil: new Date() },
  });

async function isChargedOnce(carrier: CarrierUnderTest, label: Label) {
  const { reference, trackingNumber, labelKey } = await shipmentOf(label);
  const charges = await chargesOf(carrier, reference);
  assert.equal(charges.length, 1, `${carrier.code}: ${JSON.stringify(charges)}`);
  assert.equal(charges[0]?.trackingNumber, trackingNumber);
  assert.ok(labelKey);
}

async function isVoidedOnce(carrier: CarrierUnderTest, label: Label) {
  const { id, reference, fulfillmentId } = await shipmentOf(label);
  const charges = await chargesOf(carrier, reference);
  assert.equal(charges.length, 1, JSON.stringify(charges));
  if (carrier.notesVoids) assert.notEqual(charges[0]?.state, 'charged');
  const moves = await platform.db.stockMovement.findMany({ where: { reference: id } });
  assert.deepEqual(moves.map(({ kind }) => kind).sort(), ['SHIPPED', 'UNSHIPPED']);
  const open = await platform.db.shipment.findMany({
    where: { fulfillmentId, status: 'DRAFT' },
    include: { items: true },
  });
  assert.deepEqual(
    open.map(({ items }) => items.map(({ quantity }) => quantity)),
    [[2]],
  );
}

type Faults = (carrier: CarrierUnderTest, at: 'buy' | 'giveBack') => Promise<void>;
const one =
  (fault: Record<string, unknown>): Faults =>
  (carrier, at) =>
    breakWith(carrier, carrier[at], fault);

const faults: Record<string, Faults> = {
  'is slow': one({ kind: 'delay', delayMs: 2_200 }),
  'throttles with 429': one({ kind: 'rate_limit' }),
  'fails before the effect': one({ kind: 'server_error' }),
  'fails after the effect': one({ kind: 'error_after_effect' }),
  'is cut off after the effect': one({ kind: 'cut_after_effect' }),
  'answers half a body': one({ kind: 'malformed_body' }),
  'answers without end': one({ kind: 'endless_body' }),
  'answers with a hostile document': one({ kind: 'hostile_body' }),
  'no longer knows our token': one({ kind: 'expired_token' }),
};

describe('with every carrier', { concurrency: true }, () => {
  for (const carrier of carriers) {
    describe(carrier.code, { concurrency: false }, () => {
      for (const [name, fault] of Object.entries(faults)) {
        test(`${carrier.code} ${name}: bought once, given back once`, async () => {
          const label = await offered(carrier);
          await fault(carrier, 'buy');
          await until(label, 'LABEL_PURCHASED', buy);
          await mend(carrier);
          await isChargedOnce(carrier, label);
          await fault(carrier, 'giveBack');
          await until(label, 'VOIDED', giveBack);
          await mend(carrier);
          await isVoidedOnce(carrier, label);
          assert.equal((await giveBack(label)).__typename, 'LabelAlreadyVoided');
        });
      }

      test(`${carrier.code} is cut off and cannot be asked what happened: found later`, async () => {
        const label = await offered(carrier);
        await breakWith(carrier, carrier.buy, { kind: 'cut_after_effect' });
        await breakWith(carrier, carrier.search, { kind: 'server_error', count: 3 });
        await until(label, 'LABEL_PURCHASED', buy);
        await mend(carrier);
        await isChargedOnce(carrier, label);
      });

      if (carrier.notReady !== null) {
        const { notReady } = carrier;
        test(`${carrier.code} draws the label for ever: waited for, not bought again`, async () => {
          const label = await offered(carrier);
          await breakWith(carrier, notReady, { kind: 'not_ready', count: 10_000 });
          assert.equal((await buy(label)).__typename, 'CarrierRefused');
          assert.equal(await statusOf(label), 'LABEL_REQUESTED');
          await mend(carrier);
          await eventually(async () => (await statusOf(label)) === 'LABEL_PURCHASED');
          await isChargedOnce(carrier, label);
        });
      }
      if (carrier.code === 'CHIT_CHATS') {
        test(`${carrier.code} never finishes to sell: waited for, not asked for again`, async () => {
          const label = await offered(carrier);
          await breakWith(carrier, carrier.buy, { kind: 'not_ready' });
          assert.equal((await buy(label)).code, 'LABEL_PENDING');
          // Longer than a request of unknown outcome may take effect.
          await new Promise((resolve) => setTimeout(resolve, timing.labelSettleMs + 500));
          assert.equal(await statusOf(label), 'LABEL_REQUESTED');
          const { id } = await shipmentOf(label);
          const asked = { shipmentIds: { has: id }, operation: 'buyLabel', method: 'PATCH' };
          assert.equal(await platform.db.carrierCall.count({ where: asked }), 1);
        });

        test(`${carrier.code} credits its refunds: followed until the money is there`, async () => {
          const where = { shipment: { carrier: carrier.code }, refundState: { not: null } };
          await platform.db.labelVoid.updateMany({
            where: { ...where, refundState: 'PENDING' },
            data: { nextRefundCheckAt: new Date() },
          });
          await eventually(async () => {
            const rows = await platform.db.labelVoid.findMany({ where });
            return rows.length > 0 && rows.every(({ refundState }) => refundState === 'CREDITED');
          });
        });
      }
    });
  }
});

test('a process that is killed while all carriers sell, and one while all take back, forgets nothing', async () => {
  const labels = await Promise.all(
    carriers.map(async (carrier) => ({ carrier, label: await offered(carrier) })),
  );
  await killWhile('buy', 'buyLabel', labels, ({ label }) => label);
  await allAre('LABEL_PURCHASED', labels);
  for (const { carrier, label } of labels) await isChargedOnce(carrier, label);

  await killWhile('giveBack', 'voidLabel', labels, ({ label: { shipmentId } }) => ({
    ...{ shipmentId, reason: 'Wrong box' },
  }));
  await allAre('VOIDED', labels);
  for (const { carrier, label } of labels) await isVoidedOnce(carrier, label);
});

type Case = { carrier: CarrierUnderTest; label: Label };

async function allAre(wanted: string, cases: Case[]) {
  let states: string[] = [];
  const reached = eventually(async () => {
    states = await Promise.all(cases.map(({ label }) => statusOf(label)));
    return states.every((status) => status === wanted);
  }, 20_000);
  await reached.catch(() => assert.fail(`They are ${states.join(', ')} instead of ${wanted}.`));
}

/** Asks a process of its own, whose calls all hang, and kills it when all of them have left. */
async function killWhile(
  at: 'buy' | 'giveBack',
  mutation: 'buyLabel' | 'voidLabel',
  cases: Case[],
  inputOf: (one: Case) => Record<string, unknown>,
) {
  for (const { carrier } of cases) {
    await breakWith(carrier, carrier[at], { kind: 'delay', delayMs: 600 });
  }
  const child = await startProcess(platform, `${platform.env.queuePrefix}-child`, {
    ...variablesOf(carriers),
    CARRIER_CALLS_PER_HOUR: 'CANADA_POST=100000,USPS=100000,DHL=100000,CHIT_CHATS=100000',
  });
  const type = mutation === 'buyLabel' ? 'BuyLabelInput' : 'VoidLabelInput';
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename } }`;
  const asked = cases.map((one) =>
    signedQuery(child.url, staff(), query, { input: inputOf(one) }).catch(() => 'cut'),
  );
  const ids = cases.map(({ label }) => label.shipmentId);
  await eventually(async () => {
    const where = { id: { in: ids } };
    const rows = await platform.db.shipment.findMany({ where, include: { labelVoid: true } });
    return rows.every((row) => (at === 'buy' ? row.labelAskedAt : row.labelVoid?.askedAt));
  });
  child.process.kill('SIGKILL');
  await Promise.all(asked);
  // The dead process's leases end after 45 seconds; the test does not wait for that.
  const ended = new Date();
  await platform.db.shipment.updateMany({
    where: { id: { in: ids }, labelLeaseUntil: { not: null } },
    data: { labelLeaseUntil: ended },
  });
  await platform.db.labelVoid.updateMany({
    where: { shipmentId: { in: ids } },
    data: { leaseUntil: ended },
  });
}
