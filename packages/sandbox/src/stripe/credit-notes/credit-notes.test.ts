import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type Stripe from 'stripe';
import { startTestStripe } from '../../../test/stripe-harness.ts';

describe('credit notes', async () => {
  const { stripe } = await startTestStripe();
  const hst = await stripe.taxRates.create({
    display_name: 'HST',
    inclusive: false,
    percentage: 13,
  });
  const customer = await stripe.customers.create({ email: 'credit@example.com', name: 'Ada Roy' });
  const card = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });

  /** One line of 3 × 33.33 with 13 %: 99.99 and 13.00 of tax. */
  async function finalized(collection: 'charge_automatically' | 'send_invoice') {
    const draft = await stripe.invoices.create({
      customer: customer.id,
      collection_method: collection,
      ...(collection === 'send_invoice'
        ? { days_until_due: 30 }
        : { default_payment_method: card.id }),
      default_tax_rates: [hst.id],
      auto_advance: false,
    });
    await stripe.invoiceItems.create({
      customer: customer.id,
      invoice: draft.id,
      amount: 9_999,
      currency: 'cad',
      description: 'Data plans',
    });
    return stripe.invoices.finalizeInvoice(draft.id);
  }
  async function paid() {
    const invoice = await finalized('charge_automatically');
    return stripe.invoices.pay(invoice.id, { payment_method: card.id });
  }
  const lineOf = (invoice: Stripe.Invoice) => invoice.lines.data[0]?.id ?? '';

  it('lower what is to be paid of an open invoice, tax in proportion, until it is settled', async () => {
    const invoice = await finalized('send_invoice');
    assert.equal(invoice.total, 11_299);
    const part = (amount: number) =>
      stripe.creditNotes.create({
        invoice: invoice.id,
        reason: 'order_change',
        lines: [{ type: 'invoice_line_item', invoice_line_item: lineOf(invoice), amount }],
      });
    const first = await part(3_333);
    assert.deepEqual(
      [first.subtotal, first.total, first.type, first.number],
      [3_333, 3_766, 'pre_payment', `${invoice.number}-CN-01`],
    );
    const after = await stripe.invoices.retrieve(invoice.id);
    assert.deepEqual(
      [after.amount_remaining, after.pre_payment_credit_notes_amount, after.status],
      [7_533, 3_766, 'open'],
    );
    const [event] = (await stripe.events.list({ type: 'invoice.updated', limit: 1 })).data;
    assert.ok(event?.type === 'invoice.updated');
    assert.equal(event.data.previous_attributes?.amount_remaining, 11_299);
    // Each part takes what rounding left before it, so that nothing of the tax stays.
    assert.equal((await part(3_333)).total, 3_767);
    assert.equal((await part(3_333)).total, 3_766);
    const settled = await stripe.invoices.retrieve(invoice.id);
    assert.deepEqual([settled.amount_remaining, settled.status], [0, 'paid']);
    await assert.rejects(part(1), { param: 'lines[0][amount]' });
  });

  it('give back what was paid: to the card, to the balance or outside, and exactly all of it', async () => {
    const invoice = await paid();
    await assert.rejects(
      stripe.creditNotes.create({ invoice: invoice.id, amount: 1_000, refund_amount: 999 }),
      /must equal/,
    );
    const note = await stripe.creditNotes.create({
      invoice: invoice.id,
      amount: 5_000,
      refund_amount: 3_000,
      credit_amount: 1_500,
      out_of_band_amount: 500,
      expand: ['refunds.refund', 'customer_balance_transaction'],
    });
    assert.deepEqual([note.type, note.post_payment_amount], ['post_payment', 5_000]);
    const [refunded] = note.refunds.map(({ refund }) => refund as Stripe.Refund);
    assert.equal(refunded?.amount, 3_000);
    const credit = note.customer_balance_transaction as Stripe.CustomerBalanceTransaction;
    assert.deepEqual(
      [credit.amount, credit.type, credit.credit_note],
      [-1_500, 'credit_note', note.id],
    );
    const after = await stripe.invoices.retrieve(invoice.id);
    assert.deepEqual(
      [after.post_payment_credit_notes_amount, after.amount_paid, after.status],
      [5_000, 11_299, 'paid'],
    );
    await assert.rejects(
      stripe.creditNotes.create({ invoice: invoice.id, amount: 6_300, credit_amount: 6_300 }),
      { param: 'amount' },
    );
    await assert.rejects(stripe.creditNotes.voidCreditNote(note.id));
  });

  it('tell of a refund that was made before', async () => {
    const invoice = await paid();
    const [payment] = (await stripe.invoicePayments.list({ invoice: invoice.id })).data;
    const refund = await stripe.refunds.create({
      payment_intent: String(payment?.payment.payment_intent),
      amount: 1_130,
    });
    const note = await stripe.creditNotes.create({
      invoice: invoice.id,
      amount: 1_130,
      refunds: [{ refund: refund.id, amount_refunded: 1_130 }],
    });
    assert.deepEqual(
      note.refunds.map((each) => each.refund),
      [refund.id],
    );
  });

  it('are previewed without any effect, and voided while the invoice is open', async () => {
    const invoice = await finalized('send_invoice');
    const line = {
      type: 'invoice_line_item' as const,
      invoice_line_item: lineOf(invoice),
      amount: 1_000,
    };
    const preview = await stripe.creditNotes.preview({ invoice: invoice.id, lines: [line] });
    assert.equal(preview.total, 1_130);
    const lines = await stripe.creditNotes.listPreviewLineItems({
      invoice: invoice.id,
      lines: [line],
    });
    assert.equal(lines.data[0]?.taxes?.[0]?.amount, 130);
    assert.equal((await stripe.creditNotes.list({ invoice: invoice.id })).data.length, 0);
    const note = await stripe.creditNotes.create({ invoice: invoice.id, lines: [line] });
    const changed = await stripe.creditNotes.update(note.id, { memo: 'One device too many' });
    assert.equal(changed.memo, 'One device too many');
    const voided = await stripe.creditNotes.voidCreditNote(note.id);
    assert.equal(voided.status, 'void');
    const after = await stripe.invoices.retrieve(invoice.id);
    assert.deepEqual([after.amount_remaining, after.pre_payment_credit_notes_amount], [11_299, 0]);
    const events = await stripe.events.list({ types: ['credit_note.*'], limit: 3 });
    assert.deepEqual(
      events.data.map(({ type }) => type),
      ['credit_note.voided', 'credit_note.updated', 'credit_note.created'],
    );
  });

  it('can be read as a PDF', async () => {
    const invoice = await finalized('send_invoice');
    const note = await stripe.creditNotes.create({ invoice: invoice.id, amount: 500 });
    const answer = await fetch(note.pdf);
    assert.equal(answer.headers.get('content-type'), 'application/pdf');
    assert.match(Buffer.from(await answer.arrayBuffer()).toString('latin1'), /^%PDF-1\.\d/);
  });

  it('have free lines with taxes by rate or as told', async () => {
    const invoice = await finalized('send_invoice');
    const note = await stripe.creditNotes.preview({
      invoice: invoice.id,
      lines: [
        {
          type: 'custom_line_item',
          description: 'Late delivery',
          unit_amount: 1_000,
          quantity: 2,
          tax_rates: [hst.id],
        },
        {
          type: 'custom_line_item',
          unit_amount: 500,
          tax_amounts: [{ amount: 70, tax_rate: hst.id, taxable_amount: 500 }],
        },
      ],
    });
    assert.deepEqual([note.subtotal, note.total], [2_500, 2_500 + 260 + 70]);
    assert.deepEqual(
      note.total_taxes?.map(({ amount, taxable_amount }) => [amount, taxable_amount]),
      [[330, 2_500]],
    );
  });

  it('are refused for a draft', async () => {
    const draft = await stripe.invoices.create({ customer: customer.id });
    const create = stripe.creditNotes.create({ invoice: draft.id, amount: 100 });
    await assert.rejects(create, { param: 'invoice' });
  });
});
