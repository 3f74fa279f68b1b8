import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { signedQuery } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import Stripe from 'stripe';
import { pollEvents } from '../src/sync/poll-events.ts';
import {
  eventually,
  member,
  placeOrder,
  sessionIdOf,
  startCheckout,
  startTestBilling,
  told,
  webhookSecret,
} from './harness.ts';

describe('paying an order', async () => {
  const test = await startTestBilling();
  const { billing, control } = test;
  const anna = member(newId('org'));
  const organizationId = anna.organizationId ?? '';

  it('confirms the payment once, from fetched objects, and mirrors what was paid', async () => {
    const orderId = await placeOrder(test, organizationId);
    const checkout = await startCheckout(test, anna, orderId);
    assert.equal(checkout.__typename, 'StartCheckoutSuccess', checkout.message);
    assert.equal((await control(`checkout/${sessionIdOf(checkout.url)}/pay`)).status, 200);
    await eventually(async () => (await told(test, 'payment.confirmed', orderId))[0]);
    await eventually(
      async () => (await billing.db.stripeEvent.count({ where: { appliedAt: null } })) === 0,
    );
    const [confirmed, ...again] = await told(test, 'payment.confirmed', orderId);
    assert.equal(again.length, 0);
    const payload = confirmed?.payload as Record<string, unknown>;
    assert.equal(payload.amountMinor, 33_898);
    assert.equal(payload.currency, 'CAD');
    assert.equal(payload.method, 'Visa •••• 4242');
    const { data } = await signedQuery(
      billing.url,
      anna,
      `{ billingAccount { stripeCustomerId asOf subscriptions { state description quantity unitPrice { amount } interval } }
         invoices(first: 5) { totalCount edges { node { state total { amount currency } tax { amount } order { id } lines { description net { amount } tax { amount } order { id } } } } }
         payments(first: 5) { totalCount edges { node { state amount { amount } method failureMessage } } } }`,
    );
    assert.match(data.billingAccount.stripeCustomerId, /^cus_/);
    assert.ok(data.billingAccount.asOf);
    assert.deepEqual(data.billingAccount.subscriptions, [
      {
        state: 'ACTIVE',
        description: 'Data plan Plus',
        quantity: 1,
        unitPrice: { amount: '25.00' },
        interval: 'month',
      },
    ]);
    assert.equal(data.invoices.totalCount, 1);
    const invoice = data.invoices.edges[0].node;
    assert.equal(invoice.state, 'PAID');
    assert.deepEqual(invoice.total, { amount: '338.98', currency: 'CAD' });
    assert.deepEqual(invoice.tax, { amount: '39.00' });
    assert.equal(invoice.order.id, orderId);
    assert.equal(invoice.lines.length, 3);
    assert.ok(invoice.lines.every((line: { order: { id: string } }) => line.order.id === orderId));
    assert.deepEqual(data.payments, {
      totalCount: 1,
      edges: [
        {
          node: {
            state: 'SUCCEEDED',
            amount: { amount: '338.98' },
            method: 'Visa •••• 4242',
            failureMessage: null,
          },
        },
      ],
    });
  });

  it('tells a declined card once per attempt and confirms the payment that follows', async () => {
    const orderId = await placeOrder(test, organizationId, {
      totalMinor: 25_998 + 3_380,
      ...oneTime(),
    });
    const { url } = await startCheckout(test, anna, orderId);
    const decline = await control(`checkout/${sessionIdOf(url)}/pay`, { card: '4000000000000002' });
    assert.equal(decline.status, 402);
    await eventually(async () => (await told(test, 'payment.failed', orderId)).length === 1);
    assert.equal((await told(test, 'payment.confirmed', orderId)).length, 0);
    const failed = await billing.db.payment.findFirstOrThrow({ where: { orderId } });
    assert.equal(failed.state, 'FAILED');
    assert.equal((await startCheckout(test, anna, orderId)).url, url);
    await control(`checkout/${sessionIdOf(url)}/pay`);
    await eventually(async () => (await told(test, 'payment.confirmed', orderId))[0]);
    assert.equal((await told(test, 'payment.failed', orderId)).length, 1);
    const paidAgain = await startCheckout(test, anna, orderId);
    assert.equal(paidAgain.__typename, 'OrderNotPayable');
  });

  it('tells a declined card of an order with a data plan too', async () => {
    const other = member(newId('org'));
    const orderId = await placeOrder(test, other.organizationId ?? '');
    const { url } = await startCheckout(test, other, orderId);
    await control(`checkout/${sessionIdOf(url)}/pay`, { card: '4000000000009995' });
    const failed = await eventually(async () => (await told(test, 'payment.failed', orderId))[0]);
    assert.equal((failed.payload as { code: string }).code, 'card_declined');
    assert.equal((await told(test, 'payment.confirmed', orderId)).length, 0);
  });

  it('waits for no order that cannot arrive', async () => {
    const startedAt = Date.now();
    for (const id of ['', 'x', newId('lin'), 'ord_1']) {
      assert.equal((await startCheckout(test, anna, id)).__typename, 'NotFound');
    }
    assert.ok(Date.now() - startedAt < 2_000);
  });

  it('opens one page for two tabs', async () => {
    const orderId = await placeOrder(test, organizationId);
    const [one, two] = await Promise.all([
      startCheckout(test, anna, orderId),
      startCheckout(test, anna, orderId),
    ]);
    assert.ok(one.url);
    assert.equal(one.url, two.url);
    assert.equal(await billing.db.checkout.count({ where: { orderId } }), 1);
  });

  for (const kind of ['error_after_effect', 'cut_after_effect']) {
    it(`opens one page when Stripe's answer is lost: ${kind}`, async () => {
      const orderId = await placeOrder(test, organizationId);
      await control('faults', { kind, method: 'POST', path: '/v1/checkout/sessions' });
      const { url } = await startCheckout(test, anna, orderId);
      const again = url ? { url } : await startCheckout(test, anna, orderId);
      await control(`checkout/${sessionIdOf(again.url)}/pay`);
      await eventually(async () => (await told(test, 'payment.confirmed', orderId))[0]);
      assert.equal(await billing.db.checkout.count({ where: { orderId } }), 1);
      const where = {
        type: 'checkout.session',
        data: { path: ['client_reference_id'], equals: orderId },
      };
      await eventually(() => billing.db.mirrorObject.findFirst({ where }));
      assert.equal(await billing.db.mirrorObject.count({ where }), 1);
    });
  }

  it('proposes to pay the second payment of an order back, once', async () => {
    const once = { totalMinor: 25_998 + 3_380, ...oneTime() };
    const orderId = await placeOrder(test, organizationId, once);
    const { url } = await startCheckout(test, anna, orderId);
    await control(`checkout/${sessionIdOf(url)}/pay`);
    await eventually(async () => (await told(test, 'payment.confirmed', orderId))[0]);
    const { stripe } = billing.ourselves().services;
    const account = await billing.db.billingAccount.findUniqueOrThrow({
      where: { organizationId },
    });
    const customer = account.stripeCustomerId ?? '';
    const { id: payment_method } = await stripe.paymentMethods.attach('pm_card_visa', { customer });
    const second = await stripe.paymentIntents.create({
      ...{ customer, payment_method, amount: once.totalMinor, currency: 'cad', confirm: true },
      ...{ off_session: true, metadata: { order_id: orderId } },
    });
    const proposed = await eventually(() =>
      billing.db.moneyRequest.findFirst({ where: { orderId, kind: 'REFUND' } }),
    );
    assert.deepEqual(
      [proposed.state, proposed.amountMinor, proposed.currency],
      ['REQUESTED', once.totalMinor, 'CAD'],
    );
    await stripe.paymentIntents.update(second.id, { description: 'Again' });
    await eventually(async () => {
      const where = { type: 'charge.succeeded', appliedAt: { not: null } };
      return (await billing.db.stripeEvent.count({ where })) >= 2;
    });
    assert.equal(await billing.db.moneyRequest.count({ where: { orderId } }), 1);
    assert.equal((await told(test, 'payment.confirmed', orderId)).length, 1);
  });

  it('keeps a stranger from opening the page or seeing anything of the order', async () => {
    const orderId = await placeOrder(test, organizationId);
    await startCheckout(test, anna, orderId);
    const stranger = member(newId('org'));
    assert.equal((await startCheckout(test, stranger, orderId)).__typename, 'NotFound');
    const { data } = await signedQuery(
      billing.url,
      stranger,
      '{ billingAccount { id } invoices { totalCount } payments { totalCount } }',
    );
    assert.deepEqual(data, {
      billingAccount: null,
      invoices: { totalCount: 0 },
      payments: { totalCount: 0 },
    });
    const invoice = await billing.db.invoice.findFirstOrThrow({ where: { organizationId } });
    const one = await signedQuery(billing.url, stranger, `{ invoice(id: "${invoice.id}") { id } }`);
    assert.equal(one.data.invoice, null);
  });

  it('asks for the scope that a mutation names', async () => {
    const analyst = member(organizationId, 'ANALYST');
    const { errors } = await signedQuery(
      billing.url,
      analyst,
      'mutation { startCheckout(input: { orderId: "ord_x" }) { __typename } }',
    );
    assert.equal(errors?.[0]?.extensions.code, 'FORBIDDEN');
  });

  it('closes the page of a canceled order', async () => {
    const orderId = await placeOrder(test, organizationId);
    const { url } = await startCheckout(test, anna, orderId);
    await billing.transact(async (tx) =>
      tx.emit('order.canceled', { orderId, reason: 'changed plans' }, { organizationId }),
    );
    await eventually(async () => {
      const checkout = await billing.db.checkout.findFirst({ where: { orderId } });
      return checkout?.state === 'EXPIRED';
    });
    assert.equal((await startCheckout(test, anna, orderId)).__typename, 'OrderNotPayable');
    const pay = await control(`checkout/${sessionIdOf(url)}/pay`);
    assert.notEqual(((await pay.json()) as { outcome: string }).outcome, 'paid');
  });

  it('closes the page of an order that expired', async () => {
    const orderId = await placeOrder(test, organizationId);
    await startCheckout(test, anna, orderId);
    await billing.transact(async (tx) => tx.emit('order.expired', { orderId }, { organizationId }));
    await eventually(async () => {
      const checkout = await billing.db.checkout.findFirst({ where: { orderId } });
      return checkout?.state === 'EXPIRED';
    });
    assert.equal((await startCheckout(test, anna, orderId)).__typename, 'OrderNotPayable');
  });

  it('refuses forged, changed and stale webhooks and stores nothing of them', async () => {
    const stored = await billing.db.stripeEvent.count();
    const payload = JSON.stringify({
      id: 'evt_forged',
      object: 'event',
      type: 'invoice.paid',
      data: { object: {} },
    });
    const post = (body: string, signature: string) =>
      fetch(`${billing.url}/webhooks/stripe`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'stripe-signature': signature },
        body,
      });
    const sign = (secret: string, timestamp = Math.floor(Date.now() / 1000)) =>
      Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
    assert.equal((await post(payload, sign('whsec_somebody_elses_secret'))).status, 400);
    assert.equal((await post(payload, sign(webhookSecret, 1_700_000_000))).status, 400);
    assert.equal(
      (await post(payload.replace('forged', 'forgee'), sign(webhookSecret))).status,
      400,
    );
    assert.equal((await post(payload, 'nonsense')).status, 400);
    assert.equal(await billing.db.stripeEvent.count(), stored);
  });

  it('stores an event once, however often it is delivered, and ignores types it does not know', async () => {
    const payload = JSON.stringify({
      id: 'evt_unknown1',
      object: 'event',
      api_version: null,
      created: 1_790_000_000,
      type: 'unheard.of',
      data: { object: { id: 'thing_1', object: 'thing' } },
    });
    const deliver = async () => {
      const signature = Stripe.webhooks.generateTestHeaderString({
        payload,
        secret: webhookSecret,
      });
      const answer = await fetch(`${billing.url}/webhooks/stripe`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'stripe-signature': signature },
        body: payload,
      });
      assert.equal(answer.status, 200);
    };
    await Promise.all([deliver(), deliver(), deliver()]);
    await deliver();
    const event = await eventually(async () => {
      const row = await billing.db.stripeEvent.findUnique({ where: { id: 'evt_unknown1' } });
      return row?.appliedAt && row;
    });
    assert.equal(event.attempts, 1);
  });
});

function oneTime() {
  return {
    shippingMinor: 0,
    shippingTaxes: [],
    lines: [
      {
        lineId: newId('oln'),
        variantId: newId('var'),
        sku: 'KIT-CAR',
        name: 'Sensor kit',
        quantity: 2,
        unitPriceMinor: 12_999,
        interval: null,
        netMinor: 25_998,
        taxes: [{ name: 'HST ON', rateMicroPercent: 13_000_000, amountMinor: 3_380 }],
        shippable: true,
        serialized: true,
        weightGrams: null,
        hsCode: null,
        countryOfOrigin: null,
      },
    ],
  };
}

describe('when no webhook arrives', async () => {
  const test = await startTestBilling({ webhooks: false });

  it('finds the payment by listing events', async () => {
    const anna = member(newId('org'));
    const orderId = await placeOrder(test, anna.organizationId ?? '');
    const { url } = await startCheckout(test, anna, orderId);
    await test.control(`checkout/${sessionIdOf(url)}/pay`);
    const work = { ...test.billing, now: () => new Date() };
    await pollEvents(work);
    await pollEvents(work);
    await eventually(async () => (await told(test, 'payment.confirmed', orderId))[0]);
    const sources = await test.billing.db.stripeEvent.findMany({ select: { source: true } });
    assert.ok(sources.length > 0 && sources.every(({ source }) => source === 'POLL'));
  });
});
