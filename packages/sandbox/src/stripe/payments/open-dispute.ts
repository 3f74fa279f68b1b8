import type Stripe from 'stripe';
import { invalidRequest } from '../errors.ts';
import { newId } from '../ids.ts';
import type { Sandbox } from '../sandbox.ts';
import { book } from './balance-transaction.ts';

interface Complaint {
  reason: string;
  /** A question of the bank, which takes no money yet. */
  isInquiry?: boolean;
  /** The whole charge unless told otherwise. */
  amount?: number | undefined;
}

const disputeFee = 1_500;
const answerWithinDays = 7;

/** The cardholder disputes a charge: the bank takes the money back until the dispute is decided. */
export function openDispute(
  sandbox: Sandbox,
  charge: Stripe.Charge,
  { reason, isInquiry = false, amount = charge.amount }: Complaint,
): Stripe.Dispute {
  if (!charge.captured || charge.status !== 'succeeded')
    throw invalidRequest(`Only a captured charge can be disputed: ${charge.id} is not one.`);
  if (charge.disputed) throw invalidRequest(`${charge.id} is disputed already.`);
  if (amount > charge.amount_captured)
    throw invalidRequest(`No more than the charge's ${charge.amount_captured} can be disputed.`);
  const dueBy = sandbox.now() + answerWithinDays * 86_400;
  const dispute = sandbox.store.put<Stripe.Dispute>({
    id: newId('du'),
    object: 'dispute',
    amount,
    balance_transactions: [],
    charge: charge.id,
    created: sandbox.now(),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence,
    evidence_details: {
      due_by: dueBy,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: 'manual',
    is_charge_refundable: isInquiry,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method_details: {
      type: 'card',
      card: {
        brand: charge.payment_method_details?.card?.brand ?? 'visa',
        case_type: isInquiry ? 'inquiry' : 'chargeback',
        network: charge.payment_method_details?.card?.network ?? 'visa',
        network_reason_code: '10.4',
      },
    },
    reason,
    status: isInquiry ? 'warning_needs_response' : 'needs_response',
  });
  sandbox.change(charge, { disputed: true }, 'charge.updated');
  sandbox.emit('charge.dispute.created', dispute);
  return isInquiry ? dispute : withdrawFunds(sandbox, dispute);
}

export function withdrawFunds(sandbox: Sandbox, dispute: Stripe.Dispute): Stripe.Dispute {
  return move(sandbox, dispute, -1, 'dispute', 'charge.dispute.funds_withdrawn');
}

/** A dispute that was won gives the money and the fee back. */
export function reinstateFunds(sandbox: Sandbox, dispute: Stripe.Dispute): Stripe.Dispute {
  return move(sandbox, dispute, 1, 'dispute_reversal', 'charge.dispute.funds_reinstated');
}

function move(
  sandbox: Sandbox,
  dispute: Stripe.Dispute,
  sign: 1 | -1,
  category: string,
  eventType: 'charge.dispute.funds_withdrawn' | 'charge.dispute.funds_reinstated',
): Stripe.Dispute {
  const what = sign < 0 ? 'withdrawal' : 'reversal';
  const booked = book(sandbox, {
    amount: sign * dispute.amount,
    currency: dispute.currency,
    description: `Chargeback ${what} for ${String(dispute.charge)}`,
    fee: -sign * disputeFee,
    feeDescription: 'Dispute fee',
    category,
    source: dispute.id,
    type: 'adjustment',
    waitDays: 0,
  });
  const all = [...dispute.balance_transactions, booked];
  return sandbox.change(dispute, { balance_transactions: all }, eventType);
}

const noEvidence: Stripe.Dispute.Evidence = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
};
