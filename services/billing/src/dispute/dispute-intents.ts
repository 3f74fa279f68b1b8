import type Stripe from 'stripe';
import { z } from 'zod';
import { defineIntent } from '../intent/intent-kind.ts';
import { keptEvidence } from './evidence-fields.ts';

const mirrors = ({ id }: { id: string }) => [{ type: 'dispute', id }];

/**
 * Keeps evidence, and sends it to the bank when asked. Sending can be done once: whether it was shows
 * in the number of submissions; whether evidence was kept shows in the evidence itself.
 */
export const updateEvidenceIntent = defineIntent({
  kind: 'dispute.update_evidence',
  params: z.object({
    stripeDisputeId: z.string(),
    evidence: z.record(z.string(), z.string()),
    isSent: z.boolean(),
  }),
  send: (stripe, { stripeDisputeId, evidence, isSent }, _, options) =>
    stripe.disputes.update(stripeDisputeId, { evidence, submit: isSent }, options),
  async find(stripe, { stripeDisputeId, evidence, isSent }) {
    const dispute = await stripe.disputes.retrieve(stripeDisputeId);
    if (isSent) return dispute.evidence_details.submission_count > 0 ? dispute : null;
    const kept = keptEvidence(dispute.evidence as unknown as Record<string, unknown>);
    const isKept = Object.entries(evidence).every(([name, text]) => (kept[name] ?? '') === text);
    return isKept ? dispute : null;
  },
  mirrors,
});

export const closeDisputeIntent = defineIntent({
  kind: 'dispute.close',
  params: z.object({ stripeDisputeId: z.string() }),
  send: (stripe, { stripeDisputeId }, _, options) =>
    stripe.disputes.close(stripeDisputeId, {}, options),
  async find(stripe, { stripeDisputeId }): Promise<Stripe.Dispute | null> {
    const dispute = await stripe.disputes.retrieve(stripeDisputeId);
    return dispute.status === 'lost' ? dispute : null;
  },
  mirrors,
});
