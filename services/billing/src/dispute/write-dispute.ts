import { newId } from '@mobilytics/ids/new-id';
import type Stripe from 'stripe';
import type { Tx } from '../context.ts';
import type { Dispute, Payment } from '../generated/prisma/client.ts';
import type { Fetched } from '../mirror/mirror-type.ts';
import { idOf, stripeTime, stripeTimeOrNull } from '../mirror/stripe-time.ts';
import { keptEvidence } from './evidence-fields.ts';

/** Writes our row of a fetched dispute. Null for one of a payment that nobody here knows. */
export async function writeDispute({
  object: dispute,
  fetchedAt,
  tx,
}: Fetched<Stripe.Dispute>): Promise<Dispute | null> {
  const payment = await paymentOf(tx, dispute);
  if (!payment) return null;
  const row = { ...disputeRow(dispute), orderId: payment.orderId, fetchedAt };
  const earlier = await tx.db.dispute.findUnique({ where: { stripeDisputeId: dispute.id } });
  const written = await tx.db.dispute.upsert({
    where: { stripeDisputeId: dispute.id },
    create: {
      id: newId('dsp', stripeTime(dispute.created)),
      organizationId: payment.organizationId,
      stripeDisputeId: dispute.id,
      paymentId: payment.id,
      createdAt: stripeTime(dispute.created),
      ...row,
    },
    update: row,
  });
  if (earlier?.state !== written.state) {
    tx.audit({
      action: earlier ? 'dispute.changed' : 'dispute.opened',
      ...{ targetType: 'Dispute', targetId: written.id, organizationId: payment.organizationId },
      ...{ before: earlier ? { state: earlier.state } : null, after: { state: written.state } },
    });
  }
  return written;
}

/** What our row of a dispute holds of what Stripe says of it. */
export function disputeRow(dispute: Stripe.Dispute) {
  const { evidence_details: details } = dispute;
  return {
    amountMinor: dispute.amount,
    currency: dispute.currency.toUpperCase(),
    state: dispute.status.toUpperCase(),
    reason: dispute.reason,
    evidenceDueAt: stripeTimeOrNull(details.due_by),
    hasEvidence: details.has_evidence,
    submissionCount: details.submission_count,
    evidence: keptEvidence(dispute.evidence as unknown as Record<string, unknown>),
  };
}

function paymentOf(tx: Tx, dispute: Stripe.Dispute): Promise<Payment | null> | null {
  const id = idOf(dispute.payment_intent);
  return id === null ? null : tx.db.payment.findUnique({ where: { stripePaymentIntentId: id } });
}
