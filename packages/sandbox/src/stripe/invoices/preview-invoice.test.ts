import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  customerWithCard,
  invoicesOf,
  priceOf,
  startClockedStripe,
} from '../../../test/stripe-billing.ts';

describe('a preview of an invoice', async () => {
  const { stripe, clock, advance } = await startClockedStripe('2026-04-01T00:00:00Z');
  const price = await priceOf(stripe, 2_500);
  const items = [{ price: price.id, quantity: 2 }];

  it('shows ten lines and lists all of them by its id, although there is no such invoice', async () => {
    const customer = await customerWithCard(stripe, { clock: clock.id });
    const subscription = await stripe.subscriptions.create({ customer: customer.id, items });
    for (let amount = 1; amount <= 12; amount += 1) {
      await stripe.invoiceItems.create({ customer: customer.id, amount, currency: 'cad' });
    }
    const preview = await stripe.invoices.createPreview({ subscription: subscription.id });
    assert.deepEqual([preview.lines.data.length, preview.lines.has_more], [10, true]);
    const after = preview.lines.data.at(-1)?.id ?? '';
    const rest = await stripe.invoices.listLineItems(preview.id, {
      limit: 100,
      starting_after: after,
    });
    assert.deepEqual([rest.data.length, rest.has_more], [3, false]);
    const sum = [...preview.lines.data, ...rest.data].reduce(
      (total, line) => total + line.amount,
      0,
    );
    assert.equal(sum, preview.total);
    await assert.rejects(stripe.invoices.retrieve(preview.id), /No such invoice/);
    await assert.rejects(stripe.invoices.listLineItems('upcoming_in_none'), /No such invoice/);
  });

  it('of a paused subscription that resumes now equals the invoice that is then paid', async () => {
    const customer = await stripe.customers.create({ test_clock: clock.id });
    const paused = await stripe.subscriptions.create({
      ...{ customer: customer.id, items, trial_period_days: 3 },
      trial_settings: { end_behavior: { missing_payment_method: 'pause' } },
    });
    await advance('2026-04-20T00:00:00Z');
    const { id: method } = await stripe.paymentMethods.attach('pm_card_visa', {
      customer: customer.id,
    });
    await stripe.subscriptions.update(paused.id, { default_payment_method: method });
    const preview = await stripe.invoices.createPreview({
      subscription: paused.id,
      subscription_details: { resume_at: 'now' },
    });
    assert.equal((await stripe.subscriptions.retrieve(paused.id)).status, 'paused');
    await stripe.subscriptions.resume(paused.id);
    const invoice = (await invoicesOf(stripe, paused.id)).at(-1);
    assert.deepEqual(
      [preview.total, preview.lines.data.map(({ amount, period }) => ({ amount, period }))],
      [invoice?.total, invoice?.lines.data.map(({ amount, period }) => ({ amount, period }))],
    );
    assert.deepEqual([invoice?.status, invoice?.total], ['paid', 5_000]);
  });
});
