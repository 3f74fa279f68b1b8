import type Stripe from 'stripe';
import { invalidRequest } from '../errors.ts';
import type { Sandbox } from '../sandbox.ts';
import { reinstateFunds, withdrawFunds } from './open-dispute.ts';

export const isInquiry = ({ status }: Stripe.Dispute): boolean => status.startsWith('warning_');
const isClosed = ({ status }: Stripe.Dispute): boolean =>
  ['lost', 'prevented', 'warning_closed', 'won'].includes(status);

export function needsOpenDispute(dispute: Stripe.Dispute): void {
  if (isClosed(dispute))
    throw invalidRequest(`This dispute is already closed: its status is ${dispute.status}.`);
}

/** What the bank decides: money comes back only when the dispute is won. */
export function decideDispute(
  sandbox: Sandbox,
  dispute: Stripe.Dispute,
  outcome: 'won' | 'lost',
): Stripe.Dispute {
  needsOpenDispute(dispute);
  const asked = isInquiry(dispute);
  const isWon = outcome === 'won';
  const changes: Partial<Stripe.Dispute> = {
    is_charge_refundable: asked || isWon,
    status: asked ? 'warning_closed' : outcome,
  };
  const closed = sandbox.change(dispute, changes, 'charge.dispute.closed');
  return isWon && !asked ? reinstateFunds(sandbox, closed) : closed;
}

/** The cardholder insists after an inquiry: now the bank takes the money. */
export function escalateInquiry(sandbox: Sandbox, dispute: Stripe.Dispute): Stripe.Dispute {
  needsOpenDispute(dispute);
  if (!isInquiry(dispute)) throw invalidRequest(`${dispute.id} is no inquiry.`);
  const changes: Partial<Stripe.Dispute> = {
    is_charge_refundable: false,
    status: 'needs_response',
  };
  const escalated = sandbox.change(dispute, changes, 'charge.dispute.updated');
  return withdrawFunds(sandbox, escalated);
}
