import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type Stripe from 'stripe';
import {
  startTestStripe,
  startWebhookEndpoint,
  submitCard,
  until,
} from '../../../test/stripe-harness.ts';

const returnUrls = {
  success_url: 'http://127.0.0.1:3000/paid?session={CHECKOUT_SESSION_ID}',
  cancel_url: 'http://127.0.0.1:3000/cart',
};

describe('checkout', async () => {
  const endpoint = await startWebhookEndpoint();
  const { stripe, control } = await startTestStripe(endpoint.url);
  const hst = await stripe.taxRates.create({
    display_name: 'HST',
    inclusive: false,
    percentage: 13,
  });
  const qst = await stripe.taxRates.create({
    display_name: 'QST',
    inclusive: false,
    percentage: 9.975,
  });
  const plan = await stripe.prices.create({
    currency: 'cad',
    unit_amount: 2_500,
    recurring: { interval: 'month' },
    product_data: { name: 'Data plan' },
  });
  const kit = {
    price_data: { currency: 'cad', unit_amount: 12_999, product_data: { name: 'Sensor kit' } },
    quantity: 2,
    tax_rates: [hst.id],
  };
  const create = (params: Partial<Stripe.Checkout.SessionCreateParams> = {}) =>
    stripe.checkout.sessions.create({
      mode: 'payment',
      line_items: [kit],
      ...returnUrls,
      ...params,
    });

  it('adds each tax to each line, rounded half up', async () => {
    const session = await create({
      line_items: [kit, { ...kit, quantity: 1, tax_rates: [hst.id, qst.id] }],
      expand: ['line_items'],
    });
    // 25998 × 13 % = 3379.74; 12999 × 13 % = 1689.87; 12999 × 9.975 % = 1296.65.
    assert.deepEqual(
      session.line_items?.data.map((line) => line.amount_tax),
      [3_380, 1_690 + 1_297],
    );
    assert.equal(session.amount_subtotal, 38_997);
    assert.equal(session.amount_total, 38_997 + 3_380 + 2_987);
    assert.equal(session.total_details?.amount_tax, 6_367);
    assert.match(session.id, /^cs_test_/);
  });

  it('takes 4242 once, however often it is sent, and leads to the success page', async () => {
    const customer = await stripe.customers.create({ email: 'buyer@example.com' });
    const session = await create({
      customer: customer.id,
      client_reference_id: 'ord_1',
      payment_intent_data: { metadata: { order: 'ord_1' } },
      invoice_creation: { enabled: true, invoice_data: { metadata: { order: 'ord_1' } } },
    });
    assert.equal(session.payment_intent, null);
    const [paid, doubled] = await Promise.all([
      submitCard(session.url ?? ''),
      submitCard(session.url ?? ''),
    ]);
    for (const answer of [paid, doubled]) {
      assert.equal(answer.status, 303);
      assert.equal(
        answer.headers.get('location'),
        `http://127.0.0.1:3000/paid?session=${session.id}`,
      );
    }
    const done = await stripe.checkout.sessions.retrieve(session.id, {
      expand: ['payment_intent.latest_charge', 'invoice.payments', 'line_items'],
    });
    assert.equal(done.status, 'complete');
    assert.equal(done.payment_status, 'paid');
    const intent = done.payment_intent as Stripe.PaymentIntent;
    assert.deepEqual(intent.metadata, { order: 'ord_1' });
    const charge = intent.latest_charge as Stripe.Charge;
    assert.equal(charge.amount_captured, session.amount_total);
    assert.equal(charge.payment_method_details?.card?.last4, '4242');
    const invoice = done.invoice as Stripe.Invoice;
    assert.equal(invoice.status, 'paid');
    assert.match(invoice.number ?? '', /^[A-Z0-9]{8}-0001$/);
    assert.equal(invoice.payments?.data[0]?.payment.payment_intent, intent.id);
    assert.deepEqual(
      invoice.total_taxes?.map(({ amount }) => amount),
      [3_380],
    );
    assert.equal(invoice.lines.data[0]?.pricing?.unit_amount_decimal?.toString(), '12999');
    assert.equal((await stripe.charges.list({ customer: customer.id })).data.length, 1);
    const wanted = [
      'checkout.session.completed',
      'payment_intent.succeeded',
      'charge.succeeded',
      'invoice.paid',
    ];
    await until(() => wanted.every((type) => endpoint.types().includes(type as Stripe.Event.Type)));
  });

  it('says that a paid session is paid when the back button shows it again', async () => {
    const session = await create({ locale: 'en' });
    await submitCard(session.url ?? '', { email: 'guest@example.com' });
    const page = await (await fetch(session.url ?? '')).text();
    assert.match(page, /already been paid/);
    assert.ok(page.includes(`href="http://127.0.0.1:3000/paid?session=${session.id}"`));
    assert.ok(!page.includes('<form'));
  });

  it('tells a decline plainly, leaves the session open and records the attempt', async () => {
    const customer = await stripe.customers.create({ email: 'declined@example.com' });
    const session = await create({ customer: customer.id, locale: 'en' });
    const page = await submitCard(session.url ?? '', { number: '4000000000000002' });
    assert.equal(page.status, 402);
    const html = await page.text();
    assert.match(html, /Your card was declined.*Nothing was charged/);
    assert.ok(!html.includes('value="123"'), 'the security code is not shown again');
    const open = await stripe.checkout.sessions.retrieve(session.id, {
      expand: ['payment_intent'],
    });
    assert.equal(open.status, 'open');
    assert.equal(open.payment_status, 'unpaid');
    const intent = open.payment_intent as Stripe.PaymentIntent;
    assert.equal(intent.status, 'requires_payment_method');
    assert.equal(intent.last_payment_error?.decline_code, 'generic_decline');
    await until(() =>
      endpoint.received.some(({ event }) => {
        return event.type === 'payment_intent.payment_failed' && event.data.object.id === intent.id;
      }),
    );
    assert.equal((await submitCard(session.url ?? '')).status, 303);
    const charges = await stripe.charges.list({ payment_intent: intent.id });
    assert.deepEqual(
      charges.data.map(({ status }) => status),
      ['succeeded', 'failed'],
    );
  });

  it('gives each kind of refusal its own words', async () => {
    const session = await create({ locale: 'en', customer_email: 'a@example.com' });
    const words = async (number: string) =>
      (await submitCard(session.url ?? '', { number })).text();
    assert.match(await words('4000000000009995'), /insufficient funds/);
    assert.match(await words('4000000000000069'), /Your card has expired/);
    assert.match(await words('4111111111111111'), /takes only test cards/);
  });

  it('marks malformed fields and sends nothing to the bank', async () => {
    const session = await create({ locale: 'en' });
    const page = await submitCard(session.url ?? '', {
      number: '4242 4242 4242 4241',
      expiry: '13/39',
      cvc: '12',
      name: ' ',
      email: 'nobody',
    });
    assert.equal(page.status, 422);
    const html = await page.text();
    for (const field of ['number', 'expiry', 'cvc', 'name', 'email'])
      assert.match(html, new RegExp(`id="${field}-error"`));
    const open = await stripe.checkout.sessions.retrieve(session.id);
    assert.equal(open.payment_intent, null);
  });

  it('speaks French when the session does', async () => {
    const session = await create({ locale: 'fr-CA', customer_email: 'a@example.com' });
    const html = await (await submitCard(session.url ?? '', { number: '4000000000000002' })).text();
    assert.match(html, /<html lang="fr-CA">/);
    assert.match(html, /Votre carte a été refusée/);
    assert.match(html, /293,78/);
  });

  it('starts a subscription with its one-time items on the first invoice', async () => {
    const session = await create({
      mode: 'subscription',
      line_items: [kit, { price: plan.id, quantity: 2, tax_rates: [hst.id] }],
      customer_email: 'plan@example.com',
      subscription_data: { metadata: { order: 'ord_2' } },
    });
    await submitCard(session.url ?? '');
    const done = await stripe.checkout.sessions.retrieve(session.id, {
      expand: ['subscription.latest_invoice.payments'],
    });
    const subscription = done.subscription as Stripe.Subscription;
    assert.equal(subscription.status, 'active');
    assert.deepEqual(subscription.metadata, { order: 'ord_2' });
    assert.equal(subscription.items.data.length, 1);
    const item = subscription.items.data[0] as Stripe.SubscriptionItem;
    const days = (item.current_period_end - item.current_period_start) / 86_400;
    assert.ok(days >= 28 && days <= 31);
    const invoice = subscription.latest_invoice as Stripe.Invoice;
    assert.equal(invoice.billing_reason, 'subscription_create');
    assert.equal(invoice.parent?.subscription_details?.subscription, subscription.id);
    assert.equal(invoice.total, 25_998 + 3_380 + 5_000 + 650);
    assert.deepEqual(
      invoice.lines.data.map(({ parent }) => parent?.type),
      ['invoice_item_details', 'subscription_item_details'],
    );
    const customer = await stripe.customers.retrieve(done.customer as string);
    assert.equal(!customer.deleted && customer.email, 'plan@example.com');
    const methods = await stripe.customers.listPaymentMethods(customer.id);
    assert.equal(methods.data[0]?.id, subscription.default_payment_method);
    const renewed = await control(`subscriptions/${subscription.id}/renew`);
    assert.equal(renewed.status, 200);
    const invoices = await stripe.invoices.list({ subscription: subscription.id });
    assert.deepEqual(
      invoices.data.map(({ billing_reason: reason, total }) => [reason, total]),
      [
        ['subscription_cycle', 5_650],
        ['subscription_create', 25_998 + 3_380 + 5_000 + 650],
      ],
    );
    const ending = await stripe.subscriptions.update(subscription.id, {
      cancel_at_period_end: true,
    });
    assert.ok((ending.cancel_at ?? 0) > item.current_period_end);
    const canceled = await stripe.subscriptions.cancel(subscription.id);
    assert.equal(canceled.status, 'canceled');
  });

  it('shows no form on an expired session and takes no payment for it', async () => {
    const session = await create({ locale: 'en' });
    const url = session.url ?? '';
    await stripe.checkout.sessions.expire(session.id);
    const html = await (await submitCard(url)).text();
    assert.match(html, /expired/);
    assert.equal((await stripe.checkout.sessions.retrieve(session.id)).payment_status, 'unpaid');
    await assert.rejects(stripe.checkout.sessions.expire(session.id));
  });

  it('refuses sessions that Stripe refuses', async () => {
    await assert.rejects(
      create({ line_items: [{ price: plan.id, quantity: 1 }] }),
      /recurring price/,
    );
    await assert.rejects(create({ mode: 'subscription' }), /at least one recurring price/);
    await assert.rejects(create({ customer: 'cus_nobody' }), /No such customer/);
    await assert.rejects(create({ line_items: [{ ...kit, tax_rates: ['txr_0'] }] }), /No such tax/);
  });

  it('pays by control with the time of the past, as the demo data needs', async () => {
    const at = 1_750_000_000;
    const session = await create({ customer_email: 'demo@example.com' });
    const answer = await control(`checkout/${session.id}/pay`, { at });
    assert.equal(((await answer.json()) as { outcome: string }).outcome, 'paid');
    const done = await stripe.checkout.sessions.retrieve(session.id, {
      expand: ['payment_intent.latest_charge'],
    });
    const intent = done.payment_intent as Stripe.PaymentIntent;
    assert.equal((intent.latest_charge as Stripe.Charge).created, at);
    const declined = await create({ customer_email: 'demo@example.com' });
    const refusal = await control(`checkout/${declined.id}/pay`, { card: '4000000000000002' });
    assert.equal(refusal.status, 402);
  });
});
