import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type Stripe from 'stripe';
import {
  customerWithCard,
  invoicesOf,
  priceOf,
  seconds,
  startClockedStripe,
} from '../../../test/stripe-billing.ts';

const start = seconds('2026-04-01T00:00:00Z');
const may = seconds('2026-05-01T00:00:00Z');
const month = may - start;
const day = 86_400;

type Line = Pick<Stripe.InvoiceLineItem, 'amount' | 'description' | 'period' | 'taxes'>;
const told = (lines: Line[]) =>
  lines.map(({ amount, description, period, taxes }) => ({
    amount,
    description,
    period,
    taxes: taxes?.map((tax) => tax.amount),
  }));

describe('prorations', async () => {
  const { stripe, clock, advance } = await startClockedStripe('2026-04-01T00:00:00Z');
  const small = await priceOf(stripe, 1_000, { name: 'Small' });
  const large = await priceOf(stripe, 2_000, { name: 'Large' });
  const yearly = await priceOf(stripe, 20_000, { name: 'Year', interval: 'year' });
  const hst = await stripe.taxRates.create({
    display_name: 'HST',
    inclusive: false,
    percentage: 13,
  });
  const subscribe = async (params: Partial<Stripe.SubscriptionCreateParams> = {}) => {
    const customer = await customerWithCard(stripe, { clock: clock.id });
    const items = [{ price: small.id, quantity: 3 }];
    return stripe.subscriptions.create({ customer: customer.id, items, ...params });
  };
  const itemOf = ({ items }: Stripe.Subscription) => items.data[0]?.id ?? '';
  const latest = async (id: string) => (await invoicesOf(stripe, id)).at(-1) ?? assert.fail();

  // All of these begin on 1 April; the clock moves on from test to test.
  const upgraded = await subscribe({ default_tax_rates: [hst.id] });
  const more = await subscribe();
  const silent = await subscribe();
  const toYear = await subscribe();
  const discount = await stripe.coupons.create({ percent_off: 50, duration: 'once' });
  const halved = await subscribe({ discounts: [{ coupon: discount.id }] });
  const grown = await subscribe();
  const now = start + 10 * day + 12_345;
  await advance(now);

  it('credit what is unused and charge what remains, to the second and the cent', async () => {
    const change = { items: [{ id: itemOf(upgraded), price: large.id }] };
    const preview = await stripe.invoices.createPreview({
      subscription: upgraded.id,
      subscription_details: {
        ...change,
        proration_behavior: 'always_invoice',
        proration_date: now,
      },
    });
    const updated = await stripe.subscriptions.update(upgraded.id, {
      ...change,
      proration_behavior: 'always_invoice',
      proration_date: now,
    });
    const left = may - now;
    const credit = Math.round((3_000 * left) / month);
    const debit = Math.round((6_000 * left) / month);
    const invoice = await stripe.invoices.retrieve(String(updated.latest_invoice));
    assert.deepEqual(
      invoice.lines.data.map(({ amount, description }) => [amount, description]),
      [
        [-credit, 'Unused time on 3 × Small after 11 Apr 2026'],
        [debit, 'Remaining time on 3 × Large after 11 Apr 2026'],
      ],
    );
    assert.deepEqual(invoice.lines.data[0]?.period, { start: now, end: may });
    assert.deepEqual(
      [invoice.status, invoice.billing_reason, invoice.total],
      ['paid', 'subscription_update', invoice.subtotal + (invoice.total_taxes?.[0]?.amount ?? 0)],
    );
    const [first] = await invoicesOf(stripe, upgraded.id);
    const credited = invoice.lines.data[0]?.parent?.subscription_item_details?.proration_details;
    assert.deepEqual(credited?.credited_items, {
      invoice: first?.id,
      invoice_line_items: [first?.lines.data[0]?.id],
    });
    assert.deepEqual(told(preview.lines.data), told(invoice.lines.data));
    assert.deepEqual([preview.total, preview.amount_due], [invoice.total, invoice.amount_due]);
    assert.match(preview.id, /^upcoming_in_/);
    assert.equal((await invoicesOf(stripe, upgraded.id)).length, 2, 'the preview left nothing');
  });

  it('wait for the next invoice unless they are to be billed at once', async () => {
    const change = { items: [{ id: itemOf(more), quantity: 5 }, { price: large.id }] };
    const preview = await stripe.invoices.createPreview({
      subscription: more.id,
      subscription_details: { ...change, proration_date: now },
    });
    await stripe.subscriptions.update(more.id, { ...change, proration_date: now });
    const pending = await stripe.invoiceItems.list({
      customer: String(more.customer),
      pending: true,
    });
    const left = may - now;
    const share = (amount: number) => Math.round((amount * left) / month);
    assert.deepEqual(pending.data.map(({ amount }) => amount).reverse(), [
      -share(3_000),
      share(5_000),
      share(2_000),
    ]);
    assert.ok(pending.data.every(({ proration }) => proration));
    const again = await stripe.invoices.createPreview({ subscription: more.id });
    assert.deepEqual(told(again.lines.data), told(preview.lines.data));
    assert.equal(again.total, share(5_000) + share(2_000) - share(3_000) + 7_000);
  });

  it('are none when nobody wants them', async () => {
    await stripe.subscriptions.update(silent.id, {
      items: [{ id: itemOf(silent), price: large.id, quantity: 1 }],
      proration_behavior: 'none',
    });
    const pending = await stripe.invoiceItems.list({
      customer: String(silent.customer),
      pending: true,
    });
    assert.equal(pending.data.length, 0);
    const next = await stripe.invoices.createPreview({ subscription: silent.id });
    assert.deepEqual([next.total, next.created], [2_000, may]);
  });

  it('begin a new period at once when the interval changes', async () => {
    const updated = await stripe.subscriptions.update(toYear.id, {
      items: [{ id: itemOf(toYear), price: yearly.id, quantity: 1 }],
    });
    const [item] = updated.items.data;
    assert.deepEqual(
      [item?.current_period_start, item?.current_period_end, updated.billing_cycle_anchor],
      [now, seconds('2027-04-11T03:25:45Z'), now],
    );
    const invoice = await latest(toYear.id);
    const credit = Math.round((3_000 * (may - now)) / month);
    assert.deepEqual([invoice.total, invoice.status], [20_000 - credit, 'paid']);
  });

  it('give back what was really billed after a discount', async () => {
    const ended = await stripe.subscriptions.cancel(halved.id, {
      prorate: true,
      invoice_now: true,
    });
    const invoice = await stripe.invoices.retrieve(String(ended.latest_invoice));
    assert.equal(invoice.total, -Math.round((1_500 * (may - now)) / month));
  });

  it('are refused at a date outside the period, and items need their names', async () => {
    const change = { items: [{ id: itemOf(grown), quantity: 4 }] };
    await assert.rejects(
      stripe.subscriptions.update(grown.id, { ...change, proration_date: start - 1 }),
      { param: 'proration_date' },
    );
    await assert.rejects(
      stripe.subscriptions.update(grown.id, { items: [{ id: 'si_nothing', quantity: 4 }] }),
      { param: 'items[0][id]' },
    );
    await assert.rejects(
      stripe.subscriptions.update(grown.id, { items: [{ id: itemOf(grown), deleted: true }] }),
      { param: 'items' },
    );
    const unchanged = await stripe.subscriptions.retrieve(grown.id);
    assert.deepEqual(
      unchanged.items.data.map(({ quantity }) => quantity),
      [3],
    );
  });

  it('come with single items too', async () => {
    const added = await stripe.subscriptionItems.create({
      subscription: grown.id,
      price: large.id,
      proration_behavior: 'none',
    });
    assert.match(added.id, /^si_/);
    const changed = await stripe.subscriptionItems.update(added.id, { quantity: 2 });
    assert.equal(changed.quantity, 2);
    assert.equal((await stripe.subscriptionItems.retrieve(added.id)).quantity, 2);
    await stripe.subscriptionItems.del(added.id);
    const items = await stripe.subscriptionItems.list({ subscription: grown.id });
    assert.equal(items.data.length, 1);
    const pending = await stripe.invoiceItems.list({
      customer: String(grown.customer),
      pending: true,
    });
    const sum = pending.data.reduce((total, { amount }) => total + amount, 0);
    assert.equal(sum, -Math.round((2_000 * (may - now)) / month), 'what came unbilled is credited');
  });

  it('are billed with the next period, which equals its preview', async () => {
    const preview = await stripe.invoices.createPreview({ subscription: more.id });
    await advance(may + 3_601);
    const invoice = await latest(more.id);
    assert.deepEqual(told(invoice.lines.data), told(preview.lines.data));
    assert.deepEqual(
      [invoice.total, invoice.status, invoice.billing_reason, invoice.period_start],
      [preview.total, 'paid', 'subscription_cycle', start],
    );
    const pending = await stripe.invoiceItems.list({
      customer: String(more.customer),
      pending: true,
    });
    assert.equal(pending.data.length, 0);
  });

  it('are previewed for a subscription that does not exist yet, and for leaving now', async () => {
    const customer = (await customerWithCard(stripe, { clock: clock.id })).id;
    const preview = await stripe.invoices.createPreview({
      customer,
      subscription_details: { items: [{ price: small.id, quantity: 2 }] },
      invoice_items: [{ amount: 500, currency: 'cad', description: 'Setup' }],
    });
    assert.deepEqual([preview.total, preview.lines.data.length], [2_500, 2]);
    await assert.rejects(stripe.invoices.createPreview({ customer }), {
      code: 'invoice_upcoming_none',
      statusCode: 404,
    });
    const leaving = await stripe.invoices.createPreview({
      subscription: silent.id,
      subscription_details: { cancel_now: true },
    });
    assert.ok(leaving.total < 0);
    assert.equal((await stripe.subscriptions.retrieve(silent.id)).status, 'active');
  });
});
