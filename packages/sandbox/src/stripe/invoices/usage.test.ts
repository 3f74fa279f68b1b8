import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import Stripe from 'stripe';
import {
  customerWithCard,
  invoicesOf,
  priceOf,
  seconds,
  startClockedStripe,
} from '../../../test/stripe-billing.ts';

describe('metered prices', async () => {
  const { stripe, clock, advance } = await startClockedStripe('2026-01-01T00:00:00Z');
  const customer = await customerWithCard(stripe, { clock: clock.id });
  const meter = await stripe.billing.meters.create({
    display_name: 'Impressions',
    event_name: 'impressions',
    default_aggregation: { formula: 'sum' },
  });
  const used = await stripe.prices.create({
    currency: 'cad',
    unit_amount_decimal: Stripe.Decimal.from('0.25'),
    recurring: { interval: 'month', usage_type: 'metered', meter: meter.id },
    product_data: { name: 'Impressions' },
  });
  const plan = await priceOf(stripe, 2_000);
  const report = (value: number, identifier: string) =>
    stripe.billing.meterEvents.create({
      event_name: 'impressions',
      payload: { stripe_customer_id: customer.id, value: String(value) },
      identifier,
    });
  const subscription = await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: plan.id }, { price: used.id }],
  });

  it('cost nothing ahead and are billed afterwards by what the meter counted, once', async () => {
    const [first] = await invoicesOf(stripe, subscription.id);
    assert.equal(first?.total, 2_000);
    assert.equal(subscription.items.data[1]?.quantity, undefined);
    await advance('2026-01-10T00:00:00Z');
    await report(10_001, 'day-10');
    await report(10_001, 'day-10').catch(() => undefined);
    await advance('2026-01-20T00:00:00Z');
    await report(202, 'day-20');
    const preview = await stripe.invoices.createPreview({ subscription: subscription.id });
    // 10203 × 0.25 cents = 2550.75.
    assert.equal(preview.total, 2_000 + 2_551);
    await advance('2026-02-01T02:00:00Z');
    const invoice = (await invoicesOf(stripe, subscription.id)).at(-1);
    assert.deepEqual([invoice?.total, invoice?.status], [4_551, 'paid']);
    const line = invoice?.lines.data.find(
      ({ pricing }) => pricing?.price_details?.price === used.id,
    );
    assert.deepEqual(
      [line?.quantity, line?.period],
      [10_203, { start: seconds('2026-01-01T00:00:00Z'), end: seconds('2026-02-01T00:00:00Z') }],
    );
  });

  it('count only their own period', async () => {
    await report(400, 'february');
    await advance('2026-03-01T02:00:00Z');
    const invoice = (await invoicesOf(stripe, subscription.id)).at(-1);
    assert.equal(invoice?.total, 2_100);
  });

  it('are billed until the end when the subscription is cancelled', async () => {
    await report(800, 'march');
    await advance('2026-03-10T00:00:00Z');
    const ended = await stripe.subscriptions.cancel(subscription.id, { invoice_now: true });
    const invoice = await stripe.invoices.retrieve(String(ended.latest_invoice));
    assert.deepEqual([invoice.total, invoice.status], [200, 'paid']);
  });

  it('need a meter that exists', async () => {
    const price = (meterId: string | undefined) =>
      stripe.prices.create({
        currency: 'cad',
        unit_amount: 1,
        recurring: { interval: 'month', usage_type: 'metered', ...(meterId && { meter: meterId }) },
        product_data: { name: 'Nothing' },
      });
    await assert.rejects(price(undefined), {
      param: 'recurring[meter]',
      code: 'parameter_missing',
    });
    await assert.rejects(price('mtr_nothing'), { param: 'recurring[meter]' });
  });
});
