import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type Stripe from 'stripe';
import {
  customerWithCard,
  invoicesOf,
  priceOf,
  startClockedStripe,
} from '../../../test/stripe-billing.ts';

describe('discounts', async () => {
  const { stripe, clock, advanceByMonths } = await startClockedStripe('2026-01-05T00:00:00Z');
  const price = await priceOf(stripe, 10_000);
  const hst = await stripe.taxRates.create({
    display_name: 'HST',
    inclusive: false,
    percentage: 13,
  });
  const subscribe = async (params: Partial<Stripe.SubscriptionCreateParams>) => {
    const customer = await customerWithCard(stripe, { clock: clock.id });
    const items = [{ price: price.id }];
    return stripe.subscriptions.create({ customer: customer.id, items, ...params });
  };
  const coupon = (params: Stripe.CouponCreateParams) => stripe.coupons.create(params);
  const once = await coupon({ percent_off: 25, duration: 'once', name: 'Welcome' });
  const quarter = await coupon({
    amount_off: 2_000,
    currency: 'cad',
    duration: 'repeating',
    duration_in_months: 3,
  });
  const forever = await coupon({ percent_off: 10, duration: 'forever' });

  it('last for one invoice, some months or for ever, and lower what is taxed', async () => {
    const subscriptions = [
      await subscribe({ discounts: [{ coupon: once.id }], default_tax_rates: [hst.id] }),
      await subscribe({ discounts: [{ coupon: quarter.id }] }),
      await subscribe({ discounts: [{ coupon: forever.id }] }),
    ];
    await advanceByMonths('2026-01-05T02:00:00Z', 4);
    const totals = await Promise.all(
      subscriptions.map(async ({ id }) => (await invoicesOf(stripe, id)).map(({ total }) => total)),
    );
    assert.deepEqual(totals, [
      [8_475, 11_300, 11_300, 11_300, 11_300],
      [8_000, 8_000, 8_000, 10_000, 10_000],
      [9_000, 9_000, 9_000, 9_000, 9_000],
    ]);
    const [first] = await invoicesOf(stripe, subscriptions[0]?.id ?? '');
    const { data } = await stripe.invoices.list({
      subscription: subscriptions[0]?.id ?? '',
      expand: ['data.discounts.source.coupon'],
    });
    const discount = data.at(-1)?.discounts[0] as Stripe.Discount;
    assert.equal((discount.source.coupon as Stripe.Coupon).name, 'Welcome');
    assert.deepEqual(first?.total_discount_amounts, [{ amount: 2_500, discount: discount.id }]);
    assert.deepEqual(first?.lines.data[0]?.discount_amounts, [
      { amount: 2_500, discount: discount.id },
    ]);
    assert.deepEqual(
      (await stripe.subscriptions.retrieve(subscriptions[0]?.id ?? '')).discounts,
      [],
    );
  });

  it('of an invoice are shared out over its lines', async () => {
    const customer = (await customerWithCard(stripe)).id;
    const { id = '' } = await stripe.invoices.create({
      customer,
      discounts: [{ coupon: quarter.id }],
    });
    await stripe.invoiceItems.create({ customer, invoice: id, amount: 3_000 });
    await stripe.invoiceItems.create({ customer, invoice: id, amount: 6_000 });
    await stripe.invoiceItems.create({ customer, invoice: id, amount: 1_000, discountable: false });
    const invoice = await stripe.invoices.retrieve(id);
    assert.deepEqual(
      invoice.lines.data.map(({ discount_amounts: taken }) => taken?.map(({ amount }) => amount)),
      [[667], [1_333], []],
    );
    assert.equal(invoice.total, 8_000);
  });

  it('are redeemed only as often, as long and by whom their coupon and code say', async () => {
    const limited = await coupon({ percent_off: 5, duration: 'once', max_redemptions: 1 });
    await subscribe({ discounts: [{ coupon: limited.id }] });
    const used = await stripe.coupons.retrieve(limited.id);
    assert.deepEqual([used.times_redeemed, used.valid], [1, false]);
    await assert.rejects(subscribe({ discounts: [{ coupon: limited.id }] }), {
      code: 'coupon_expired',
      param: 'discounts[0][coupon]',
    });
    const own = await customerWithCard(stripe, { clock: clock.id });
    const code = await stripe.promotionCodes.create({
      promotion: { type: 'coupon', coupon: forever.id },
      code: 'FLEET10',
      customer: own.id,
    });
    await assert.rejects(
      subscribe({ discounts: [{ promotion_code: code.id }] }),
      /another customer/,
    );
    const taken = await subscribe({ customer: own.id, discounts: [{ promotion_code: code.id }] });
    assert.equal(taken.discounts.length, 1);
    assert.equal((await stripe.promotionCodes.retrieve(code.id)).times_redeemed, 1);
    await assert.rejects(
      stripe.promotionCodes.create({
        promotion: { type: 'coupon', coupon: forever.id },
        code: 'fleet10',
      }),
      { param: 'code' },
    );
    await stripe.promotionCodes.update(code.id, { active: false });
    await assert.rejects(
      subscribe({ customer: own.id, discounts: [{ promotion_code: code.id }] }),
      /not active/,
    );
    const found = await stripe.promotionCodes.list({ code: 'FLEET10', active: false });
    assert.equal(found.data.length, 1);
  });

  it('go on when their coupon is deleted, which nobody redeems any more', async () => {
    const leaving = await coupon({ percent_off: 40, duration: 'forever' });
    const subscription = await subscribe({ discounts: [{ coupon: leaving.id }] });
    await stripe.coupons.del(leaving.id);
    const next = await stripe.invoices.createPreview({ subscription: subscription.id });
    assert.equal(next.total, 6_000);
    await assert.rejects(stripe.coupons.retrieve(leaving.id), { statusCode: 404 });
    await assert.rejects(subscribe({ discounts: [{ coupon: leaving.id }] }), {
      code: 'resource_missing',
    });
    const removed = await stripe.subscriptions.deleteDiscount(subscription.id);
    assert.equal(removed.deleted, true);
    const full = await stripe.invoices.createPreview({ subscription: subscription.id });
    assert.equal(full.total, 10_000);
  });

  it('limited to products leave the others alone', async () => {
    const limited = await coupon({
      percent_off: 50,
      duration: 'forever',
      applies_to: { products: [String(price.product)] },
    });
    assert.equal(limited.applies_to, undefined);
    const shown = await stripe.coupons.retrieve(limited.id, { expand: ['applies_to'] });
    assert.deepEqual(shown.applies_to, { products: [price.product] });
    const other = await priceOf(stripe, 4_000, { name: 'Other' });
    const subscription = await subscribe({
      items: [{ price: price.id }, { price: other.id }],
      discounts: [{ coupon: limited.id }],
    });
    const [invoice] = await invoicesOf(stripe, subscription.id);
    assert.equal(invoice?.total, 9_000);
  });

  it('of a coupon need one kind of reduction, with its currency', async () => {
    await assert.rejects(coupon({}), { param: 'percent_off' });
    await assert.rejects(coupon({ amount_off: 5 }), { param: 'currency' });
    await assert.rejects(coupon({ percent_off: 101 }), { param: 'percent_off' });
    await assert.rejects(coupon({ percent_off: 5, duration: 'repeating' }), {
      param: 'duration_in_months',
    });
    await assert.rejects(coupon({ percent_off: 5, id: once.id }), { param: 'id' });
  });
});
