import type Stripe from 'stripe';
import { z } from 'zod';
import { invalidRequest } from '../errors.ts';
import { listObjects } from '../pagination.ts';
import { clearableText, flag, metadata, none, paging, text } from '../params.ts';
import { decideDispute, isInquiry, needsOpenDispute } from '../payments/decide-dispute.ts';
import { type Route, route } from '../route.ts';
import type { Sandbox } from '../sandbox.ts';
import { mergeMetadata } from './merge-metadata.ts';

const proof = z.string().max(20_000).optional();
const fileFields = {
  cancellation_policy: clearableText.optional(),
  customer_communication: clearableText.optional(),
  customer_signature: clearableText.optional(),
  duplicate_charge_documentation: clearableText.optional(),
  receipt: clearableText.optional(),
  refund_policy: clearableText.optional(),
  service_documentation: clearableText.optional(),
  shipping_documentation: clearableText.optional(),
  uncategorized_file: clearableText.optional(),
};
const evidence = z.strictObject({
  ...fileFields,
  access_activity_log: proof,
  billing_address: proof,
  cancellation_policy_disclosure: proof,
  cancellation_rebuttal: proof,
  customer_email_address: proof,
  customer_name: proof,
  customer_purchase_ip: proof,
  duplicate_charge_explanation: proof,
  duplicate_charge_id: proof,
  product_description: proof,
  refund_policy_disclosure: proof,
  refund_refusal_explanation: proof,
  service_date: proof,
  shipping_address: proof,
  shipping_carrier: proof,
  shipping_date: proof,
  shipping_tracking_number: proof,
  uncategorized_text: proof,
});
const updateFields = z.strictObject({
  evidence: evidence.optional(),
  metadata: metadata.optional(),
  /** Evidence is sent to the bank at once unless told otherwise. */
  submit: flag.optional(),
});
const listFields = z.strictObject({
  ...paging,
  charge: text.optional(),
  payment_intent: text.optional(),
});

function update(
  sandbox: Sandbox,
  params: z.output<typeof updateFields>,
  id: string,
): Stripe.Dispute {
  const dispute = sandbox.need('dispute', id);
  const merged = mergeMetadata(dispute.metadata, params.metadata ?? {});
  // Metadata alone may change at any time and sends nothing.
  if (!params.evidence && params.submit === undefined)
    return sandbox.change(dispute, { metadata: merged }, 'charge.dispute.updated');
  needsOpenDispute(dispute);
  if (!dispute.status.endsWith('needs_response'))
    throw invalidRequest(
      `Evidence for this dispute has already been submitted: its status is ${dispute.status}.`,
    );
  checkFiles(sandbox, params.evidence ?? {});
  const given = Object.fromEntries(
    Object.entries(params.evidence ?? {}).map(([field, value]) => [field, value || null]),
  );
  const full: Stripe.Dispute.Evidence = { ...dispute.evidence, ...given };
  const isSent = params.submit !== false;
  const changed = sandbox.change(
    dispute,
    {
      evidence: full,
      evidence_details: {
        ...dispute.evidence_details,
        has_evidence: Object.values(full).some((value) => typeof value === 'string'),
        submission_count: dispute.evidence_details.submission_count + (isSent ? 1 : 0),
        submission_method: isSent ? 'manual' : dispute.evidence_details.submission_method,
      },
      metadata: merged,
      ...(isSent && { status: isInquiry(dispute) ? 'warning_under_review' : 'under_review' }),
    },
    'charge.dispute.updated',
  );
  return isSent ? decideByWords(sandbox, changed) : changed;
}

function checkFiles(sandbox: Sandbox, given: z.output<typeof evidence>): void {
  for (const field of Object.keys(fileFields) as (keyof typeof fileFields)[]) {
    const id = given[field];
    if (id) sandbox.need('file', id, `evidence[${field}]`);
  }
}

/** Stripe's test words decide a dispute as soon as they are sent. */
function decideByWords(sandbox: Sandbox, dispute: Stripe.Dispute): Stripe.Dispute {
  const { uncategorized_text: words } = dispute.evidence;
  if (words === 'winning_evidence') return decideDispute(sandbox, dispute, 'won');
  return words === 'losing_evidence' ? decideDispute(sandbox, dispute, 'lost') : dispute;
}

export const disputeRoutes: Route[] = [
  route('GET', '/v1/disputes/:id', none, (sandbox, _, id) => sandbox.need('dispute', id)),
  route('POST', '/v1/disputes/:id', updateFields, update),
  route('POST', '/v1/disputes/:id/close', none, (sandbox, _, id) =>
    decideDispute(sandbox, sandbox.need('dispute', id), 'lost'),
  ),
  route('GET', '/v1/disputes', listFields, ({ store }, { charge, payment_intent, ...paging }) =>
    listObjects(store, 'dispute', '/v1/disputes', paging, { charge, payment_intent }),
  ),
];
