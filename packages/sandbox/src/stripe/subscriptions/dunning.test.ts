import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type Stripe from 'stripe';
import {
  customerWithCard,
  eventTypes,
  invoicesOf,
  priceOf,
  seconds,
  startClockedStripe,
} from '../../../test/stripe-billing.ts';

const day = 86_400;
const february = seconds('2026-02-01T00:00:00Z');
const hour = 3_600;

describe('a renewal that cannot be paid', async () => {
  const started = async () => {
    const clocked = await startClockedStripe('2026-01-01T00:00:00Z');
    const { stripe, clock } = clocked;
    const customer = await customerWithCard(stripe, { clock: clock.id });
    const price = await priceOf(stripe, 5_000);
    const subscription = await stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: price.id }],
    });
    const useCard = async (method: string) => {
      const { id } = await stripe.paymentMethods.attach(method, { customer: customer.id });
      await stripe.customers.update(customer.id, {
        invoice_settings: { default_payment_method: id },
      });
    };
    const status = async () => (await stripe.subscriptions.retrieve(subscription.id)).status;
    const invoice = async () =>
      (await invoicesOf(stripe, subscription.id)).at(-1) as Stripe.Invoice;
    return { ...clocked, subscription, useCard, status, invoice };
  };
  const failing = 'pm_card_chargeCustomerFail';

  it('is tried again by a schedule, and told of each time, until the subscription is unpaid', async () => {
    const { stripe, advance, control, subscription, useCard, status, invoice } = await started();
    await control('dunning', { retryDays: [3, 5], afterwards: 'unpaid' });
    await useCard(failing);
    await advance(february + 2 * hour);
    assert.equal(await status(), 'past_due');
    const first = await invoice();
    assert.deepEqual(
      [first.status, first.attempt_count, first.next_payment_attempt],
      ['open', 1, february + hour + 3 * day],
    );
    await advance(february + 4 * day);
    const second = await invoice();
    assert.deepEqual(
      [second.attempt_count, second.next_payment_attempt],
      [2, february + hour + 8 * day],
    );
    await advance(february + 9 * day);
    const last = await invoice();
    assert.deepEqual(
      [last.status, last.attempt_count, last.next_payment_attempt],
      ['open', 3, null],
    );
    assert.equal(await status(), 'unpaid');
    const failures = (await eventTypes(stripe, last.id)).filter(
      (type) => type === 'invoice.payment_failed',
    );
    assert.equal(failures.length, 3);
    await advance('2026-03-02T00:00:00Z');
    const draft = await invoice();
    assert.deepEqual([draft.status, draft.auto_advance], ['draft', false], 'nobody bills it');
    await useCard('pm_card_visa');
    await stripe.invoices.pay(last.id);
    await stripe.invoices.pay(draft.id);
    assert.equal(await status(), 'active');
    assert.equal(
      (await eventTypes(stripe, subscription.id)).at(-1),
      'customer.subscription.updated',
    );
  });

  it('ends the subscription after the last attempt when the account says so', async () => {
    const { stripe, advance, control, subscription, useCard, invoice } = await started();
    await control('dunning', { retryDays: [1], afterwards: 'canceled' });
    await useCard(failing);
    await advance(february + 3 * day);
    const ended = await stripe.subscriptions.retrieve(subscription.id);
    assert.equal(ended.status, 'canceled');
    assert.equal(ended.cancellation_details?.reason, 'payment_failed');
    assert.deepEqual([(await invoice()).status, (await invoice()).auto_advance], ['open', false]);
    assert.equal(
      (await eventTypes(stripe, subscription.id)).at(-1),
      'customer.subscription.deleted',
    );
  });

  it('is mended by a card that pays at the next attempt', async () => {
    const { advance, useCard, status, invoice } = await started();
    await useCard(failing);
    await advance(february + 2 * hour);
    await useCard('pm_card_visa');
    await advance(february + 4 * day);
    assert.deepEqual([await status(), (await invoice()).status], ['active', 'paid']);
    assert.equal((await invoice()).attempt_count, 2);
  });

  it('does not count what a person tries between', async () => {
    const { stripe, advance, useCard, invoice } = await started();
    await useCard(failing);
    await advance(february + 2 * hour);
    const { id, next_payment_attempt: next } = await invoice();
    await assert.rejects(stripe.invoices.pay(id), { code: 'card_declined' });
    const after = await invoice();
    assert.deepEqual([after.attempt_count, after.next_payment_attempt], [1, next]);
  });

  it('of an invoice that is sent becomes overdue at its date', async () => {
    const { stripe, clock, advance } = await started();
    const customer = await stripe.customers.create({ test_clock: clock.id });
    const price = await priceOf(stripe, 9_000);
    const { id } = await stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: price.id }],
      collection_method: 'send_invoice',
      days_until_due: 10,
    });
    const [draft] = await invoicesOf(stripe, id);
    assert.deepEqual([draft?.status, draft?.due_date], ['draft', seconds('2026-01-11T00:00:00Z')]);
    assert.equal((await stripe.subscriptions.retrieve(id)).status, 'active');
    await advance('2026-01-01T02:00:00Z');
    assert.equal((await invoicesOf(stripe, id))[0]?.status, 'open');
    await advance('2026-01-12T00:00:00Z');
    assert.equal((await stripe.subscriptions.retrieve(id)).status, 'past_due');
    const told = await eventTypes(stripe, draft?.id ?? '');
    assert.deepEqual(told, [
      'invoice.created',
      'invoice.finalized',
      'invoice.sent',
      'invoice.overdue',
    ]);
    await stripe.invoices.pay(draft?.id ?? '', { paid_out_of_band: true });
    assert.equal((await stripe.subscriptions.retrieve(id)).status, 'active');
  });
});
