import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import Stripe from 'stripe';
import { eventsOf, startTestStripe } from '../../../test/stripe-harness.ts';

describe('money that goes back', async () => {
  const { stripe, control } = await startTestStripe();
  const pay = async (method = 'pm_card_visa') => {
    const intent = await stripe.paymentIntents.create({
      amount: 10_000,
      currency: 'cad',
      confirm: true,
      payment_method: method,
    });
    return stripe.charges.retrieve(String(intent.latest_charge));
  };
  const bookedFor = async (source: string) => {
    const booked = await stripe.balanceTransactions.list({ source });
    return booked.data.map(({ amount, fee, net, type }) => ({ amount, fee, net, type })).reverse();
  };

  it('by parts, each with its own refund, until nothing is left', async () => {
    const charge = await pay();
    const first = await stripe.refunds.create({ charge: charge.id, amount: 2_500 });
    await stripe.refunds.create({ charge: charge.id });
    const after = await stripe.charges.retrieve(charge.id);
    assert.deepEqual([after.amount_refunded, after.refunded], [10_000, true]);
    assert.equal((await stripe.refunds.list({ charge: charge.id })).data.length, 2);
    const receipt = await fetch(after.receipt_url ?? '', {
      headers: { 'accept-language': 'fr-CA' },
    });
    assert.match(await receipt.text(), /Reçu[\s\S]*100,00[\s\S]*Remboursé/);
    assert.deepEqual(await bookedFor(first.id), [
      { amount: -2_500, fee: 0, net: -2_500, type: 'refund' },
    ]);
    const events = await stripe.events.list({ type: 'charge.refunded', limit: 1 });
    const [event] = events.data;
    assert.ok(event?.type === 'charge.refunded');
    assert.deepEqual(event.data.previous_attributes, { amount_refunded: 2_500, refunded: false });
  });

  it('comes home when the refund fails, and can be refunded again', async () => {
    const charge = await pay();
    const refund = await stripe.refunds.create({ charge: charge.id });
    await control(`refunds/${refund.id}/settle`, { outcome: 'failed', failureReason: 'declined' });
    const failed = await stripe.refunds.retrieve(refund.id, {
      expand: ['failure_balance_transaction'],
    });
    assert.deepEqual([failed.status, failed.failure_reason], ['failed', 'declined']);
    const back = failed.failure_balance_transaction as Stripe.BalanceTransaction;
    assert.deepEqual([back.amount, back.type], [10_000, 'refund_failure']);
    assert.equal((await stripe.charges.retrieve(charge.id)).amount_refunded, 0);
    assert.deepEqual(await eventsOf(stripe, refund.id), [
      'refund.created',
      'refund.failed',
      'refund.updated',
      'charge.refund.updated',
    ]);
    assert.equal((await stripe.refunds.create({ charge: charge.id })).status, 'succeeded');
  });

  it('waits while a refund is pending, and fails by itself with the card for it', async () => {
    const pending = await stripe.refunds.create({
      charge: (await pay('pm_card_pendingRefund')).id,
    });
    assert.equal(pending.status, 'pending');
    await control(`refunds/${pending.id}/settle`, { outcome: 'succeeded' });
    assert.equal((await stripe.refunds.retrieve(pending.id)).status, 'succeeded');
    const failing = await stripe.refunds.create({ charge: (await pay('pm_card_refundFail')).id });
    assert.equal(failing.status, 'failed');
  });

  it('is taken by a dispute with its fee, and comes back with both when the dispute is won', async () => {
    const charge = await pay('pm_card_createDispute');
    const [dispute] = (await stripe.disputes.list({ charge: charge.id })).data;
    assert.ok(dispute);
    assert.deepEqual([dispute.status, dispute.reason], ['needs_response', 'fraudulent']);
    assert.equal((await stripe.charges.retrieve(charge.id)).disputed, true);
    await assert.rejects(stripe.refunds.create({ charge: charge.id }), { code: 'charge_disputed' });
    const file = await stripe.files.create({
      purpose: 'dispute_evidence',
      file: { data: Buffer.from('signed on delivery'), name: 'proof.txt', type: 'text/plain' },
    });
    assert.equal(await (await fetch(file.url ?? '')).text(), 'signed on delivery');
    const staged = await stripe.disputes.update(dispute.id, {
      evidence: { customer_name: 'Ada Roy', receipt: file.id },
      submit: false,
    });
    assert.deepEqual(
      [
        staged.status,
        staged.evidence_details.has_evidence,
        staged.evidence_details.submission_count,
      ],
      ['needs_response', true, 0],
    );
    const sent = await stripe.disputes.update(dispute.id, { submit: true });
    assert.equal(sent.status, 'under_review');
    assert.equal(sent.evidence.receipt, file.id);
    await assert.rejects(stripe.disputes.update(dispute.id, { evidence: { receipt: '' } }));
    await control(`disputes/${dispute.id}/decide`, { outcome: 'won' });
    assert.equal((await stripe.disputes.retrieve(dispute.id)).status, 'won');
    assert.deepEqual(await bookedFor(dispute.id), [
      { amount: -10_000, fee: 1_500, net: -11_500, type: 'adjustment' },
      { amount: 10_000, fee: -1_500, net: 11_500, type: 'adjustment' },
    ]);
    assert.deepEqual(await eventsOf(stripe, dispute.id), [
      'charge.dispute.created',
      'charge.dispute.funds_withdrawn',
      'charge.dispute.updated',
      'charge.dispute.updated',
      'charge.dispute.closed',
      'charge.dispute.funds_reinstated',
    ]);
  });

  it('stays away when a dispute is lost or given up', async () => {
    const charge = await pay();
    const answer = await control(`charges/${charge.id}/dispute`, {
      reason: 'product_not_received',
      amount: 4_000,
    });
    const dispute = (await answer.json()) as Stripe.Dispute;
    assert.equal(dispute.amount, 4_000);
    const closed = await stripe.disputes.close(dispute.id);
    assert.equal(closed.status, 'lost');
    assert.equal(closed.balance_transactions.length, 1);
    await assert.rejects(stripe.disputes.close(dispute.id), Stripe.errors.StripeError);
  });

  it('is not touched by an inquiry until it becomes a dispute', async () => {
    const charge = await pay('pm_card_createDisputeInquiry');
    const [inquiry] = (await stripe.disputes.list({ charge: charge.id })).data;
    assert.ok(inquiry);
    assert.equal(inquiry.status, 'warning_needs_response');
    assert.deepEqual(inquiry.balance_transactions, []);
    await control(`disputes/${inquiry.id}/decide`, { outcome: 'escalated' });
    const dispute = await stripe.disputes.retrieve(inquiry.id);
    assert.deepEqual([dispute.status, dispute.balance_transactions.length], ['needs_response', 1]);
    const lost = await stripe.disputes.update(inquiry.id, {
      evidence: { uncategorized_text: 'losing_evidence' },
    });
    assert.equal(lost.status, 'lost');
  });

  it('needs a file that exists as evidence', async () => {
    const charge = await pay('pm_card_createDispute');
    const [dispute] = (await stripe.disputes.list({ charge: charge.id })).data;
    const update = stripe.disputes.update(dispute?.id ?? '', {
      evidence: { receipt: 'file_none' },
    });
    await assert.rejects(update, { param: 'evidence[receipt]' });
  });
});
