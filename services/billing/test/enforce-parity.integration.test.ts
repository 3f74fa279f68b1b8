import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { signedQuery } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import { guardMoney } from '../src/sync/guard-money.ts';
import { cursorName, inStepAsOf } from '../src/sync/in-step.ts';
import {
  eventually,
  member,
  placeOrder,
  sessionIdOf,
  settled,
  startCheckout,
  startTestBilling,
  told,
} from './harness.ts';
import { alter, ask, compare, finance, openDrift, paidOrder } from './parity-harness.ts';

describe('money while the mirror is in doubt', async () => {
  const test = await startTestBilling();
  const { billing, control, sandbox } = test;
  const { db } = billing;
  const work = { ...billing, now: () => new Date() };
  const paid = await paidOrder(test);
  const { organizationId, customerId } = paid;
  const anna = member(organizationId);
  const noFaults = () => fetch(`${sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
  const take = (id: string) => ask(test, 'takeStripes', 'DriftInput', { id });

  async function payAnother(): Promise<string> {
    const orderId = await placeOrder(test, organizationId);
    const { url } = await startCheckout(test, anna, orderId);
    await control(`checkout/${sessionIdOf(url)}/pay`);
    return orderId;
  }

  const blockOf = (orderId: string, reason: string) =>
    eventually(async () => {
      const order = await db.payableOrder.findUniqueOrThrow({ where: { orderId } });
      return order.releaseBlock === reason && order;
    });

  it('releases nothing while a difference of the customer is open, and at once when it is settled', async () => {
    // Not the customer itself: numbering the next invoice changes it, and its fetch settles all.
    await alter(test, paid.invoice.stripeInvoiceId, { footer: 'Changed at Stripe' });
    await compare(test);
    const [drift] = await openDrift(test);
    const orderId = await payAnother();
    await blockOf(orderId, 'DRIFT');
    assert.equal((await told(test, 'payment.confirmed', orderId)).length, 0);
    const block = await guardMoney(work, organizationId);
    assert.deepEqual([block?.reason, block?.driftIds], ['DRIFT', [drift?.id]]);
    assert.equal(await guardMoney(work, newId('org')), null);
    await take(drift?.id ?? '');
    await eventually(async () => (await told(test, 'payment.confirmed', orderId))[0]);
    const order = await db.payableOrder.findUniqueOrThrow({ where: { orderId } });
    assert.deepEqual([order.state, order.releaseBlock], ['PAID', null]);
  });

  it('releases nothing while Stripe cannot be listed, and by itself once it can', async () => {
    await settled(test);
    await control('faults', { kind: 'server_error', path: '/v1/events', count: 100_000 });
    await db.eventCursor.update({
      where: { name: cursorName },
      data: { provenAt: new Date(Date.now() - 3_600_000) },
    });
    const orderId = await payAnother();
    await blockOf(orderId, 'STALE');
    const { data } = await signedQuery(
      billing.url,
      finance,
      '{ syncStatus { isFresh inStepAsOf openDrift } }',
    );
    assert.equal(data.syncStatus.isFresh, false);
    assert.equal((await told(test, 'payment.confirmed', orderId)).length, 0);
    await noFaults();
    await eventually(async () => (await told(test, 'payment.confirmed', orderId))[0]);
  });

  it('lets an event that cannot be applied hold up its customer only, and settles it by a fetch', async () => {
    await settled(test);
    const path = `/v1/customers/${customerId}`;
    await control('faults', { kind: 'server_error', method: 'GET', path, count: 100_000 });
    await billing.services.stripe.customers.update(customerId, { phone: '+14165550199' });
    const where = { objectId: customerId, appliedAt: null };
    const event = await eventually(() =>
      db.stripeEvent.findFirst({ where: { ...where, attempts: { gt: 0 } } }),
    );
    await db.stripeEvent.updateMany({ where, data: { attempts: 11 } });
    const failed = await eventually(() =>
      db.stripeEvent.findFirst({ where: { id: event.id, failedAt: { not: null } } }),
    );
    assert.equal(failed.appliedAt, null);
    const [drift] = await eventually(async () => {
      const open = await openDrift(test);
      return open.length > 0 && open;
    });
    assert.equal(drift?.organizationId, organizationId);
    assert.match(JSON.stringify(drift?.fields), /"cannot be fetched: /);
    assert.equal((await guardMoney(work, organizationId))?.reason, 'DRIFT');
    assert.equal(await guardMoney(work, newId('org')), null);
    const asOf = await inStepAsOf(db);
    assert.ok(asOf && asOf.getTime() > failed.receivedAt.getTime() - 60_000);
    assert.equal((await take(drift?.id ?? '')).__typename, 'PaymentProviderUnavailable');
    await noFaults();
    const retried = await ask(test, 'retryStripeEvent', 'RetryStripeEventInput', { id: event.id });
    assert.equal(retried.__typename, 'RetryStripeEventSuccess');
    await eventually(async () => (await openDrift(test)).length === 0);
    await eventually(() =>
      db.stripeEvent.findFirst({ where: { id: event.id, appliedAt: { not: null } } }),
    );
    const again = await ask(test, 'retryStripeEvent', 'RetryStripeEventInput', { id: event.id });
    assert.equal(again.__typename, 'RefusedTransition');
    const none = await ask(test, 'retryStripeEvent', 'RetryStripeEventInput', { id: 'evt_none' });
    assert.equal(none.__typename, 'NotFound');
  });
});

describe('what does not follow from the mirror', async () => {
  const test = await startTestBilling();
  const { billing } = test;
  const { db } = billing;
  const { stripe } = billing.services;
  const paid = await paidOrder(test);
  const { organizationId, orderId, customerId, payment } = paid;
  const only = async (category: string) => {
    const open = await db.drift.findMany({ where: { state: 'OPEN', category } });
    assert.equal(open.length, 1, category);
    return open[0]?.id ?? '';
  };

  it('finds an order that is paid and waits, and releases it only for its own amount', async () => {
    const other = await placeOrder(test, organizationId);
    const { url } = await startCheckout(test, member(organizationId), other);
    const due = await db.payableOrder.findUniqueOrThrow({ where: { orderId: other } });
    await db.payableOrder.update({
      where: { orderId: other },
      data: { totalMinor: due.totalMinor + 100 },
    });
    await test.control(`checkout/${sessionIdOf(url)}/pay`);
    await eventually(() => db.payment.findFirst({ where: { orderId: other, state: 'SUCCEEDED' } }));
    await settled(test);
    await db.payment.updateMany({
      where: { orderId: other },
      data: { createdAt: new Date(Date.now() - 3_600_000) },
    });
    await compare(test);
    const id = await only('PAID_NOT_RELEASED');
    const release = () => ask(test, 'releasePaidOrder', 'DriftInput', { id });
    assert.equal((await release()).__typename, 'OrderNotReleasable');
    const refused = await ask(test, 'takeStripes', 'DriftInput', { id });
    assert.equal(refused.__typename, 'DriftActionRefused');
    await db.payableOrder.update({
      where: { orderId: other },
      data: { totalMinor: due.totalMinor },
    });
    // Another difference of the customer stands against it, and is named.
    await alter(test, customerId, { name: 'In between' });
    await compare(test);
    const block = await only('DIFFERENT');
    const { data } = await signedQuery(
      billing.url,
      finance,
      `mutation { releasePaidOrder(input: { id: "${id}" }) { __typename ... on MirrorNotInStep { reason driftIds message } } }`,
    );
    assert.deepEqual(
      [data.releasePaidOrder.__typename, data.releasePaidOrder.driftIds],
      ['MirrorNotInStep', [block]],
    );
    await ask(test, 'takeStripes', 'DriftInput', { id: block });
    await eventually(async () => (await told(test, 'payment.confirmed', other))[0]);
    await eventually(async () => {
      const drift = await db.drift.findUniqueOrThrow({ where: { id } });
      return drift.resolution === 'HEALED';
    });
    assert.equal((await release()).__typename, 'RefusedTransition');
  });

  it('finds an order whose payment was given back at Stripe, until somebody takes it so', async () => {
    await stripe.refunds.create({ payment_intent: payment.stripePaymentIntentId });
    await eventually(() => db.refund.findFirst({ where: { paymentId: payment.id } }));
    await settled(test);
    await compare(test);
    const id = await only('RELEASED_NOT_PAID');
    const drift = await db.drift.findUniqueOrThrow({ where: { id } });
    assert.deepEqual([drift.objectId, drift.organizationId], [orderId, organizationId]);
    assert.equal(
      (await ask(test, 'takeStripes', 'DriftInput', { id })).__typename,
      'TakeStripesSuccess',
    );
    await compare(test);
    assert.deepEqual(await openDrift(test), []);
  });

  it('cancels a duplicate subscription once, never the only live one, never one kept by hand', async () => {
    const first = await stripe.subscriptions.retrieve(paid.subscription.stripeSubscriptionId);
    const price = first.items.data[0]?.price.id ?? '';
    const second = await stripe.subscriptions.create({
      ...{ customer: customerId, items: [{ price }], metadata: { order_id: orderId } },
      ...{ collection_method: 'send_invoice', days_until_due: 30 },
    });
    await eventually(() => db.mirrorObject.findUnique({ where: { id: second.id } }));
    await settled(test);
    await compare(test);
    const id = await only('DUPLICATE_SUBSCRIPTION');
    const cancel = () =>
      ask(
        test,
        'cancelDuplicateSubscription',
        'DriftInput',
        { id },
        '... on CancelDuplicateSubscriptionSuccess { isPending drift { state resolution } }',
      );
    const duplicate = (await db.drift.findUniqueOrThrow({ where: { id } })).objectId;
    const stays = duplicate === second.id ? first.id : second.id;
    await alter(test, duplicate, { metadata: { order_id: orderId, comped: 'true' } });
    assert.equal((await cancel()).__typename, 'KeptByHand');
    await alter(test, duplicate, { metadata: { order_id: orderId } });
    await alter(test, stays, { status: 'canceled' });
    assert.equal((await cancel()).__typename, 'OnlyLiveSubscription');
    assert.notEqual((await stripe.subscriptions.retrieve(duplicate)).status, 'canceled');
    await alter(test, stays, { status: 'active' });
    // The look at it closed the difference, for there was none; it stands again now.
    await ask(test, 'takeStripes', 'DriftInput', { id });
    await db.drift.deleteMany({ where: { category: 'DUPLICATE_SUBSCRIPTION' } });
    await compare(test);
    for (const { id: open, category } of await openDrift(test)) {
      if (category === 'DIFFERENT') await ask(test, 'takeStripes', 'DriftInput', { id: open });
    }
    await compare(test);
    const again = await only('DUPLICATE_SUBSCRIPTION');
    const result = await ask(
      test,
      'cancelDuplicateSubscription',
      'DriftInput',
      { id: again },
      '... on CancelDuplicateSubscriptionSuccess { isPending drift { state resolution } }',
    );
    assert.deepEqual(result.drift, { state: 'CLOSED', resolution: 'CANCELED' });
    assert.equal((await stripe.subscriptions.retrieve(duplicate)).status, 'canceled');
    assert.notEqual((await stripe.subscriptions.retrieve(stays)).status, 'canceled');
    const intents = await db.stripeIntent.findMany({
      where: { kind: 'subscription.cancel-duplicate' },
    });
    assert.deepEqual(
      intents.map(({ state, stripeObjectId }) => [state, stripeObjectId]),
      [['DONE', duplicate]],
    );
    const { data } = await signedQuery(
      billing.url,
      finance,
      '{ stripeIntents(first: 5, filter: { state: DONE, kind: "subscription.cancel-duplicate" }) { totalCount edges { node { organization { id } stripeObjectId } } } }',
    );
    assert.equal(data.stripeIntents.totalCount, 1);
  });
});
