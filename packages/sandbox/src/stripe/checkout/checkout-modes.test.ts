import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type Stripe from 'stripe';
import { priceOf } from '../../../test/stripe-billing.ts';
import { startTestStripe, submitCard } from '../../../test/stripe-harness.ts';

describe('checkout sessions of other kinds', async () => {
  const { stripe } = await startTestStripe();
  const plan = await priceOf(stripe, 10_000);
  const hst = await stripe.taxRates.create({
    display_name: 'HST',
    inclusive: false,
    percentage: 13,
  });
  const create = (params: Partial<Stripe.Checkout.SessionCreateParams>) =>
    stripe.checkout.sessions.create({
      mode: 'subscription',
      locale: 'en',
      customer_email: 'buyer@example.com',
      success_url: 'http://127.0.0.1:3000/done',
      ...(params.mode !== 'setup' && {
        line_items: [{ price: plan.id, quantity: 1, tax_rates: [hst.id] }],
      }),
      ...params,
    });
  const done = async ({ id }: Stripe.Checkout.Session) =>
    stripe.checkout.sessions.retrieve(id, {
      expand: ['subscription.latest_invoice', 'setup_intent', 'invoice'],
    });

  it('save a card for later and charge nothing', async () => {
    const customer = (await stripe.customers.create({ email: 'a@example.com' })).id;
    const session = await stripe.checkout.sessions.create({
      mode: 'setup',
      currency: 'cad',
      customer,
      locale: 'en',
      success_url: 'http://127.0.0.1:3000/done',
      setup_intent_data: { metadata: { order: 'ord_1' } },
    });
    assert.deepEqual([session.amount_total, session.payment_status], [null, 'no_payment_required']);
    const page = await (await fetch(session.url ?? '')).text();
    assert.match(page, /Nothing is charged now/);
    const refused = await submitCard(session.url ?? '', { number: '4000000000000002' });
    assert.equal(refused.status, 402);
    assert.equal((await submitCard(session.url ?? '')).status, 303);
    const { setup_intent: intent, status } = await done(session);
    assert.equal(status, 'complete');
    assert.ok(intent && typeof intent === 'object');
    assert.deepEqual([intent.status, intent.metadata], ['succeeded', { order: 'ord_1' }]);
    const methods = await stripe.customers.listPaymentMethods(customer);
    assert.equal(methods.data[0]?.id, intent.payment_method);
    assert.equal((await stripe.charges.list({ customer })).data.length, 0);
  });

  it('start a trial with a card that is only saved', async () => {
    const session = await create({ subscription_data: { trial_period_days: 14 } });
    assert.equal(session.amount_total, 0);
    const page = await (await fetch(session.url ?? '')).text();
    assert.match(page, /Free until/);
    assert.equal((await submitCard(session.url ?? '')).status, 303);
    const { subscription, payment_status: paid } = await done(session);
    assert.ok(subscription && typeof subscription === 'object');
    assert.equal(paid, 'no_payment_required');
    assert.equal(subscription.status, 'trialing');
    assert.equal((subscription.trial_end ?? 0) - (subscription.trial_start ?? 0), 14 * 86_400);
    assert.ok(subscription.default_payment_method);
    const invoice = subscription.latest_invoice as Stripe.Invoice;
    assert.deepEqual([invoice.total, invoice.status], [0, 'paid']);
  });

  it('start a trial without a card when none is required', async () => {
    const session = await create({
      payment_method_collection: 'if_required',
      subscription_data: {
        trial_period_days: 7,
        trial_settings: { end_behavior: { missing_payment_method: 'pause' } },
      },
    });
    const page = await (await fetch(session.url ?? '')).text();
    assert.ok(!page.includes('id="number"'));
    const answer = await fetch(session.url ?? '', {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(),
    });
    assert.equal(answer.status, 303);
    const { subscription } = await done(session);
    assert.ok(subscription && typeof subscription === 'object');
    assert.deepEqual(
      [subscription.status, subscription.default_payment_method],
      ['trialing', null],
    );
    assert.equal(subscription.trial_settings?.end_behavior.missing_payment_method, 'pause');
  });

  it('take a coupon off before the taxes, on the page and on the invoice alike', async () => {
    const coupon = await stripe.coupons.create({ percent_off: 25, duration: 'forever' });
    const session = await create({ discounts: [{ coupon: coupon.id }] });
    assert.deepEqual(
      [session.amount_subtotal, session.total_details?.amount_discount, session.amount_total],
      [10_000, 2_500, 8_475],
    );
    await submitCard(session.url ?? '');
    const { subscription } = await done(session);
    assert.ok(subscription && typeof subscription === 'object');
    const invoice = subscription.latest_invoice as Stripe.Invoice;
    assert.deepEqual([invoice.total, invoice.amount_paid, invoice.status], [8_475, 8_475, 'paid']);
    assert.equal(subscription.discounts.length, 1);
    const next = await stripe.invoices.createPreview({ subscription: subscription.id });
    assert.equal(next.total, 8_475);
  });

  it('take a code that the customer types, and tell one that does not hold', async () => {
    const coupon = await stripe.coupons.create({ amount_off: 1_000, currency: 'cad' });
    await stripe.promotionCodes.create({
      promotion: { type: 'coupon', coupon: coupon.id },
      code: 'SPRING',
      restrictions: { minimum_amount: 5_000, minimum_amount_currency: 'cad' },
    });
    const session = await create({ allow_promotion_codes: true });
    const type = (promotion: string) =>
      fetch(`${session.url}/promotion`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ promotion }),
      });
    const wrong = await type('WINTER');
    assert.equal(wrong.status, 422);
    assert.match(await wrong.text(), /This code is invalid/);
    assert.equal((await type(' spring ')).status, 303);
    const open = await stripe.checkout.sessions.retrieve(session.id);
    assert.deepEqual([open.amount_total, open.discounts?.length], [10_170, 1]);
    await submitCard(session.url ?? '');
    const { subscription } = await done(session);
    assert.ok(subscription && typeof subscription === 'object');
    assert.equal((subscription.latest_invoice as Stripe.Invoice).total, 10_170);
    assert.deepEqual(subscription.discounts, [], 'it held once');
    assert.equal((await stripe.coupons.retrieve(coupon.id)).times_redeemed, 1);
  });

  it('leave the credit of a customer alone, who pays in full', async () => {
    const customer = await stripe.customers.create({ email: 'b@example.com', balance: -5_000 });
    const session = await stripe.checkout.sessions.create({
      mode: 'payment',
      customer: customer.id,
      invoice_creation: { enabled: true },
      line_items: [
        {
          price_data: { currency: 'cad', unit_amount: 8_000, product_data: { name: 'Kit' } },
          quantity: 1,
        },
      ],
      success_url: 'http://127.0.0.1:3000/done',
    });
    await submitCard(session.url ?? '');
    const { invoice } = await done(session);
    assert.ok(invoice && typeof invoice === 'object');
    assert.deepEqual(
      [invoice.status, invoice.amount_due, invoice.amount_paid, invoice.ending_balance],
      ['paid', 8_000, 8_000, -5_000],
    );
    const after = await stripe.customers.retrieve(customer.id);
    assert.equal(!after.deleted && after.balance, -5_000);
  });

  it('refuse what does not fit their mode', async () => {
    const setup = { mode: 'setup' as const, line_items: [{ price: plan.id, quantity: 1 }] };
    await assert.rejects(create(setup), { param: 'line_items' });
    await assert.rejects(create({ mode: 'payment', line_items: undefined } as object), {
      param: 'line_items',
    });
    await assert.rejects(
      create({ discounts: [{ coupon: 'x' }], allow_promotion_codes: true }),
      /only specify one/,
    );
    await assert.rejects(create({ discounts: [{ coupon: 'nothing' }] }), {
      param: 'discounts[0][coupon]',
    });
    await assert.rejects(
      create({ subscription_data: { trial_period_days: 3, trial_end: 4_000_000_000 } }),
      /only specify one/,
    );
  });
});
