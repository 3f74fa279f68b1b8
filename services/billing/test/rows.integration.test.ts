import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { guardMoney } from '../src/sync/guard-money.ts';
import { verify } from '../src/sync/verify/verify.ts';
import { eventually, settled, startTestBilling } from './harness.ts';
import { ask, compare, openDrift, paidOrder } from './parity-harness.ts';

describe('our own rows of what is mirrored', async () => {
  const test = await startTestBilling();
  const { billing, control } = test;
  const { db } = billing;
  const { stripe } = billing.services;
  const paid = await paidOrder(test);
  const { organizationId, customerId, payment, invoice, subscription } = paid;

  // A life with everything that has rows: a refund, a dispute, a credit note, a tax number.
  await stripe.refunds.create({ payment_intent: payment.stripePaymentIntentId, amount: 100 });
  const line = (await stripe.invoices.listLineItems(invoice.stripeInvoiceId)).data[0];
  await stripe.creditNotes.create({
    ...{ invoice: invoice.stripeInvoiceId, credit_amount: 113 },
    lines: [{ type: 'invoice_line_item', invoice_line_item: line?.id ?? '', amount: 100 }],
  });
  await stripe.customers.createTaxId(customerId, { type: 'ca_bn', value: '123456789' });
  const intent = await stripe.paymentIntents.retrieve(payment.stripePaymentIntentId);
  await control(`charges/${intent.latest_charge}/dispute`, { reason: 'fraudulent' });
  await eventually(() => db.dispute.findFirst());
  await settled(test);

  it('follow from it after an ordinary life', async () => {
    for (const count of [
      ...[db.refund.count(), db.creditNote.count(), db.creditNoteLine.count(), db.taxId.count()],
      ...[db.invoiceLine.count(), db.paymentMethod.count()],
    ]) {
      assert.ok((await count) > 0);
    }
    await compare(test);
    assert.deepEqual(await openDrift(test), []);
  });

  it('are called different field by field when somebody changed them, and are written anew', async () => {
    const where = { organizationId };
    await db.billingAccount.updateMany({ where, data: { balanceMinor: -99_999 } });
    await db.invoice.updateMany({ where, data: { totalMinor: 1, state: 'OPEN' } });
    await db.invoiceLine.updateMany({ where: { ...where, position: 0 }, data: { netMinor: 7 } });
    await db.payment.updateMany({ where, data: { method: 'visa •••• 0000' } });
    await db.subscription.updateMany({ where, data: { quantity: 50 } });
    await db.refund.deleteMany({ where });
    await db.dispute.updateMany({ where, data: { state: 'WON' } });
    await db.creditNote.updateMany({ where, data: { totalMinor: 1 } });
    await db.taxId.updateMany({ where, data: { value: '1' } });
    await db.paymentMethod.updateMany({ where, data: { last4: '0000' } });
    const verdict = await verify(billing.ourselves(), 60_000);
    assert.equal(verdict.verdict, 'DRIFT');
    assert.deepEqual(verdict.drift, { ROW_DIFFERS: 9 });
    const fieldsOf = Object.fromEntries(
      verdict.differences.map(({ objectType, fields }) => [objectType, fields]),
    );
    const refundId = (await stripe.refunds.list({ limit: 1 })).data[0]?.id;
    assert.ok(refundId);
    const first = await db.invoiceLine.findFirst({ where: { ...where, position: 0 } });
    assert.deepEqual(fieldsOf, {
      customer: ['BillingAccount.balanceMinor'],
      invoice: [
        ...['Invoice.state', 'Invoice.totalMinor'],
        `InvoiceLine.${first?.stripeLineId}.netMinor`,
      ],
      payment_intent: ['Payment.method'],
      subscription: ['Subscription.quantity'],
      refund: ['Refund'],
      dispute: ['Dispute.state'],
      credit_note: ['CreditNote.totalMinor'],
      tax_id: ['TaxId.value'],
      payment_method: ['PaymentMethod.last4'],
    });
    assert.equal((await guardMoney(billing.ourselves(), organizationId))?.reason, 'DRIFT');
    const open = await openDrift(test);
    assert.ok(open.every((drift) => drift.organizationId === organizationId));
    const ofInvoice = open.find(({ objectType }) => objectType === 'invoice');
    const taken = await ask(test, 'takeStripes', 'DriftInput', { id: ofInvoice?.id });
    assert.equal(taken.__typename, 'TakeStripesSuccess');
    // All others are written anew by the next comparison that the service makes itself.
    await compare(test);
    assert.deepEqual(await openDrift(test), []);
    const after = await db.invoice.findUniqueOrThrow({ where: { id: invoice.id } });
    assert.deepEqual([after.totalMinor, after.state], [invoice.totalMinor, invoice.state]);
    const plan = await db.subscription.findUniqueOrThrow({ where: { id: subscription.id } });
    assert.equal(plan.quantity, subscription.quantity);
    assert.equal(await db.refund.count({ where: { stripeRefundId: refundId } }), 1);
    const again = await verify(billing.ourselves(), 60_000);
    assert.deepEqual([again.verdict, again.drift], ['IN_STEP', {}], again.reason ?? '');
  });

  it('are mended by the service’s own comparison, which keeps what it mended', async () => {
    await db.taxId.updateMany({ where: { organizationId }, data: { type: 'us_ein' } });
    const run = await compare(test);
    assert.deepEqual(await openDrift(test), []);
    const [mended, ...others] = await db.drift.findMany({ where: { runId: run.id } });
    assert.equal(others.length, 0);
    assert.deepEqual(
      [mended?.category, mended?.state, mended?.resolution, mended?.fields],
      [
        ...['ROW_DIFFERS', 'CLOSED', 'HEALED'],
        [{ path: 'TaxId.type', ours: '"us_ein"', theirs: '"ca_bn"' }],
      ],
    );
    const row = await db.taxId.findFirstOrThrow({ where: { organizationId } });
    assert.equal(row.type, 'ca_bn');
  });
});
