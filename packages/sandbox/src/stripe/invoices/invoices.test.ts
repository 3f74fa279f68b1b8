import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import Stripe from 'stripe';
import { customerWithCard, eventTypes } from '../../../test/stripe-billing.ts';
import { startTestStripe } from '../../../test/stripe-harness.ts';

describe('invoices', async () => {
  const { stripe } = await startTestStripe();
  const hst = await stripe.taxRates.create({
    display_name: 'HST',
    inclusive: false,
    percentage: 13,
  });
  const vat = await stripe.taxRates.create({
    display_name: 'VAT',
    inclusive: true,
    percentage: 20,
  });
  const draftOf = async (amount: number, params: Partial<Stripe.InvoiceCreateParams> = {}) => {
    const customer = params.customer ?? (await customerWithCard(stripe)).id;
    const { id = '' } = await stripe.invoices.create({ ...params, customer });
    await stripe.invoiceItems.create({ customer, invoice: id, amount, description: 'Work' });
    return stripe.invoices.retrieve(id);
  };
  const refuses = (call: Promise<unknown>, expected: object) =>
    assert.rejects(call, (error) => {
      assert.ok(error instanceof Stripe.errors.StripeError, String(error));
      const found = Object.fromEntries(
        Object.keys(expected).map((key) => [key, error[key as keyof typeof error]]),
      );
      assert.deepEqual(found, expected);
      return true;
    });

  it('go from draft over open to paid, with a number of the customer and the events in order', async () => {
    const draft = await draftOf(10_000, { default_tax_rates: [hst.id], footer: 'Thank you' });
    assert.equal(draft.status, 'draft');
    assert.equal(draft.number, null);
    assert.deepEqual([draft.subtotal, draft.total, draft.amount_due], [10_000, 11_300, 11_300]);
    const open = await stripe.invoices.finalizeInvoice(draft.id);
    assert.equal(open.status, 'open');
    assert.match(open.number ?? '', /^[A-Z0-9]{8}-0001$/);
    const paid = await stripe.invoices.pay(draft.id, {}, {});
    assert.deepEqual(
      [paid.status, paid.amount_paid, paid.amount_remaining, paid.attempt_count],
      ['paid', 11_300, 0, 1],
    );
    assert.deepEqual(await eventTypes(stripe, draft.id), [
      'invoice.created',
      'invoice.updated',
      'invoice.finalized',
      'invoice.updated',
      'invoice.paid',
      'invoice.payment_succeeded',
    ]);
    const [payment] = (await stripe.invoicePayments.list({ invoice: draft.id })).data;
    assert.equal(payment?.status, 'paid');
    const intent = await stripe.paymentIntents.retrieve(String(payment?.payment.payment_intent));
    assert.equal(intent.amount_received, 11_300);
  });

  it('add taxes to lines or find them inside, each line with its own or the invoice’s', async () => {
    const customer = (await customerWithCard(stripe)).id;
    const { id = '' } = await stripe.invoices.create({ customer, default_tax_rates: [hst.id] });
    await stripe.invoiceItems.create({ customer, invoice: id, amount: 12_999 });
    await stripe.invoiceItems.create({
      customer,
      invoice: id,
      amount: 12_000,
      tax_rates: [vat.id],
    });
    const invoice = await stripe.invoices.retrieve(id);
    // 12999 × 13 % = 1689.87; 12000 contains 2000.
    assert.deepEqual(
      invoice.total_taxes?.map(({ amount, tax_behavior }) => [amount, tax_behavior]),
      [
        [1_690, 'exclusive'],
        [2_000, 'inclusive'],
      ],
    );
    assert.equal(invoice.subtotal, 24_999);
    assert.equal(invoice.total, 24_999 + 1_690);
    assert.equal(invoice.total_excluding_tax, 12_999 + 10_000);
  });

  it('take a decimal unit amount and quantity, and currencies without cents', async () => {
    const customer = (await customerWithCard(stripe)).id;
    const { id = '' } = await stripe.invoices.create({ customer, currency: 'jpy' });
    const product = await stripe.products.create({ name: 'Impressions' });
    const item = await stripe.invoiceItems.create({
      customer,
      invoice: id,
      price_data: {
        currency: 'jpy',
        product: product.id,
        unit_amount_decimal: Stripe.Decimal.from('0.335'),
      },
      quantity: 1_000,
    });
    assert.equal(item.amount, 335);
    assert.equal(item.pricing?.unit_amount_decimal?.toString(), '0.335');
    const paid = await stripe.invoices.pay(id);
    assert.deepEqual([paid.currency, paid.total, paid.status], ['jpy', 335, 'paid']);
  });

  it('are edited only while they are drafts', async () => {
    const draft = await draftOf(5_000);
    const customer = String(draft.customer);
    await stripe.invoices.update(draft.id, { description: 'March', metadata: { po: '17' } });
    const [line] = draft.lines.data;
    const changed = await stripe.invoices.updateLineItem(draft.id, line?.id ?? '', {
      amount: 7_000,
      description: 'More work',
      tax_rates: [hst.id],
    });
    assert.deepEqual([changed.amount, changed.description], [7_000, 'More work']);
    const added = await stripe.invoices.addLines(draft.id, {
      lines: [{ amount: 300, description: 'Travel' }],
    });
    assert.equal(added.total, 7_000 + 910 + 300);
    const travel = added.lines.data.find(({ description }) => description === 'Travel');
    const removed = await stripe.invoices.removeLines(draft.id, {
      lines: [{ id: travel?.id ?? '', behavior: 'unassign' }],
    });
    assert.equal(removed.total, 7_910);
    const pending = await stripe.invoiceItems.list({ customer, pending: true });
    assert.deepEqual(
      pending.data.map(({ amount }) => amount),
      [300],
    );
    await stripe.invoices.finalizeInvoice(draft.id);
    const frozen = { code: 'invoice_not_editable', statusCode: 400 };
    await refuses(stripe.invoices.update(draft.id, { description: 'April' }), frozen);
    await refuses(
      stripe.invoices.updateLines(draft.id, { lines: [{ id: line?.id ?? '', amount: 1 }] }),
      frozen,
    );
    await refuses(stripe.invoiceItems.create({ customer, invoice: draft.id, amount: 1 }), frozen);
    await refuses(stripe.invoices.del(draft.id), frozen);
    await refuses(stripe.invoices.finalizeInvoice(draft.id), frozen);
    const kept = await stripe.invoices.update(draft.id, { metadata: { po: '18' } });
    assert.deepEqual(kept.metadata, { po: '18' });
  });

  it('take in the items that wait, of their currency only, and give them back when deleted', async () => {
    const customer = (await customerWithCard(stripe)).id;
    await stripe.invoiceItems.create({ customer, amount: 1_000, currency: 'cad' });
    await stripe.invoiceItems.create({ customer, amount: 2_000, currency: 'usd' });
    const empty = await stripe.invoices.create({ customer });
    assert.equal(empty.total, 0);
    const draft = await stripe.invoices.create({
      customer,
      currency: 'cad',
      pending_invoice_items_behavior: 'include',
    });
    assert.equal(draft.total, 1_000);
    const deleted = await stripe.invoices.del(draft.id);
    assert.equal(deleted.deleted, true);
    const pending = await stripe.invoiceItems.list({ customer, pending: true });
    assert.deepEqual(pending.data.map(({ amount }) => amount).sort(), [1_000, 2_000]);
    assert.deepEqual((await eventTypes(stripe, draft.id)).at(-1), 'invoice.deleted');
  });

  it('of nothing are paid when they are finalised, without a payment', async () => {
    const free = await draftOf(0);
    const paid = await stripe.invoices.finalizeInvoice(free.id);
    assert.deepEqual([paid.status, paid.amount_due, paid.attempt_count], ['paid', 0, 0]);
    assert.equal((await stripe.invoicePayments.list({ invoice: free.id })).data.length, 0);
  });

  it('below zero become credit, which the next invoice uses up', async () => {
    const credit = await draftOf(-3_000);
    const customer = String(credit.customer);
    const settled = await stripe.invoices.finalizeInvoice(credit.id);
    assert.deepEqual(
      [settled.status, settled.total, settled.amount_due, settled.ending_balance],
      ['paid', -3_000, 0, -3_000],
    );
    const next = await draftOf(5_000, { customer });
    assert.deepEqual([next.starting_balance, next.amount_due], [-3_000, 2_000]);
    const open = await stripe.invoices.finalizeInvoice(next.id);
    assert.deepEqual([open.amount_due, open.ending_balance], [2_000, 0]);
    const moved = await stripe.customers.listBalanceTransactions(customer);
    assert.deepEqual(
      moved.data.map(({ amount, type, invoice }) => [amount, type, invoice]),
      [
        [3_000, 'applied_to_invoice', next.id],
        [-3_000, 'applied_to_invoice', credit.id],
      ],
    );
    const voided = await stripe.invoices.voidInvoice(next.id);
    assert.equal(voided.status, 'void');
    const after = await stripe.customers.retrieve(customer);
    assert.equal(!after.deleted && after.balance, -3_000);
  });

  it('void cancels the payment; what is paid cannot be voided, and what is void not paid', async () => {
    const open = await stripe.invoices.finalizeInvoice((await draftOf(4_000)).id);
    await stripe.invoices.voidInvoice(open.id);
    const [payment] = (await stripe.invoicePayments.list({ invoice: open.id })).data;
    assert.equal(payment?.status, 'canceled');
    const intent = await stripe.paymentIntents.retrieve(String(payment?.payment.payment_intent));
    assert.equal(intent.status, 'canceled');
    await refuses(stripe.invoices.pay(open.id), { code: 'status_transition_invalid' });
    const paid = await stripe.invoices.pay((await draftOf(4_000)).id);
    await refuses(stripe.invoices.voidInvoice(paid.id), { code: 'status_transition_invalid' });
    await refuses(stripe.invoices.pay(paid.id), { code: 'invoice_already_paid' });
    await refuses(stripe.invoices.markUncollectible(paid.id), {
      code: 'status_transition_invalid',
    });
  });

  it('given up can still be paid', async () => {
    const open = await stripe.invoices.finalizeInvoice((await draftOf(4_000)).id);
    const lost = await stripe.invoices.markUncollectible(open.id);
    assert.equal(lost.status, 'uncollectible');
    assert.equal((await stripe.invoices.pay(open.id)).status, 'paid');
  });

  it('paid by cheque count as paid without a charge', async () => {
    const open = await stripe.invoices.finalizeInvoice((await draftOf(4_000)).id);
    const paid = await stripe.invoices.pay(open.id, { paid_out_of_band: true });
    assert.deepEqual([paid.status, paid.amount_paid_off_stripe], ['paid', 4_000]);
    const charges = await stripe.charges.list({ customer: String(paid.customer) });
    assert.equal(charges.data.length, 0);
  });

  it('say why a card refuses, stay open and are paid by another card', async () => {
    const customer = await customerWithCard(stripe, { method: 'pm_card_chargeCustomerFail' });
    const draft = await draftOf(6_000, { customer: customer.id });
    await refuses(stripe.invoices.pay(draft.id), { code: 'card_declined', statusCode: 402 });
    const open = await stripe.invoices.retrieve(draft.id);
    assert.deepEqual([open.status, open.attempt_count, open.attempted], ['open', 1, true]);
    assert.ok((await eventTypes(stripe, draft.id)).includes('invoice.payment_failed'));
    const late = await stripe.customers.retrieve(customer.id);
    assert.equal(!late.deleted && late.delinquent, true);
    const good = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
    const paid = await stripe.invoices.pay(draft.id, { payment_method: good.id });
    assert.equal(paid.status, 'paid');
    const stranger = await customerWithCard(stripe);
    const other = await draftOf(6_000, { customer: stranger.id });
    await refuses(stripe.invoices.pay(other.id, { payment_method: good.id }), {
      code: 'resource_missing',
      param: 'payment_method',
    });
  });

  it('are settled by their payment intent, whoever confirms it', async () => {
    const draft = await draftOf(2_500);
    await stripe.invoices.finalizeInvoice(draft.id);
    const open = await stripe.invoices.retrieve(draft.id, {
      expand: ['confirmation_secret', 'payments.data.payment.payment_intent'],
    });
    const intent = open.payments?.data[0]?.payment.payment_intent as Stripe.PaymentIntent;
    assert.equal(open.confirmation_secret?.client_secret, intent.client_secret);
    await stripe.paymentIntents.confirm(intent.id, {
      payment_method: 'pm_card_visa',
      return_url: 'http://127.0.0.1:3000/back',
    });
    assert.equal((await stripe.invoices.retrieve(draft.id)).status, 'paid');
  });

  it('that are sent need a date, and are sent once finalised', async () => {
    const customer = (await customerWithCard(stripe)).id;
    await refuses(stripe.invoices.create({ customer, collection_method: 'send_invoice' }), {
      param: 'days_until_due',
    });
    const draft = await draftOf(9_000, {
      customer,
      collection_method: 'send_invoice',
      days_until_due: 30,
    });
    assert.equal(draft.due_date, draft.created + 30 * 86_400);
    const sent = await stripe.invoices.sendInvoice(draft.id);
    assert.equal(sent.status, 'open');
    assert.ok((await eventTypes(stripe, draft.id)).includes('invoice.sent'));
    await refuses(stripe.invoices.sendInvoice((await draftOf(1_000)).id), {
      code: 'invoice_not_editable',
    });
  });

  it('name the parameter that is unknown, missing or does not fit', async () => {
    const customer = (await customerWithCard(stripe)).id;
    const unknown = { customer, colour: 'red' } as Stripe.InvoiceCreateParams;
    await refuses(stripe.invoices.create(unknown), { code: 'parameter_unknown', param: 'colour' });
    await refuses(stripe.invoices.create({} as Stripe.InvoiceCreateParams), {
      code: 'parameter_missing',
      param: 'customer',
    });
    await refuses(stripe.invoiceItems.create({ customer }), {
      code: 'parameter_missing',
      param: 'amount',
    });
    const draft = await draftOf(1_000, { customer });
    await refuses(
      stripe.invoiceItems.create({ customer, invoice: draft.id, amount: 1, currency: 'usd' }),
      { param: 'currency' },
    );
    await refuses(stripe.invoices.addLines(draft.id, { lines: [{ quantity: 1 }] }), {
      param: 'lines[0][amount]',
    });
    await refuses(stripe.invoices.retrieve('in_nothing'), { statusCode: 404 });
  });
});
