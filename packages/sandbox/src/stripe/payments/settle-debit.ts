import type Stripe from 'stripe';
import { invalidRequest } from '../errors.ts';
import type { Sandbox } from '../sandbox.ts';
import { bookCharge } from './balance-transaction.ts';
import { receiptUrl } from './receipt-page.ts';
import { errorOf, failIntent } from './record-decline.ts';

const noFunds = {
  code: 'payment_intent_payment_attempt_failed',
  declineCode: 'insufficient_funds',
  message: 'The customer’s account has insufficient funds to cover this payment.',
};

/** What the customer's bank answers, days after a debit was asked for. */
export function settleDebit(
  sandbox: Sandbox,
  id: string,
  outcome: 'succeeded' | 'failed',
): Stripe.PaymentIntent {
  const intent = sandbox.need('payment_intent', id);
  if (intent.status !== 'processing')
    throw invalidRequest(`${id} is not processing: its status is ${intent.status}.`);
  const charge = sandbox.need('charge', String(intent.latest_charge));
  if (outcome === 'failed') {
    const changes: Partial<Stripe.Charge> = {
      amount_captured: 0,
      failure_code: noFunds.declineCode,
      failure_message: noFunds.message,
      status: 'failed',
    };
    sandbox.change(charge, changes, 'charge.failed');
    const method = sandbox.need('payment_method', String(intent.payment_method));
    const error = { ...errorOf(noFunds), charge: charge.id, payment_method: method };
    return failIntent(sandbox, intent, { ...error, type: 'card_error' });
  }
  const booked = bookCharge(sandbox, charge, charge.amount).id;
  const changes: Partial<Stripe.Charge> = {
    balance_transaction: booked,
    paid: true,
    receipt_url: receiptUrl(sandbox, charge.id),
    status: 'succeeded',
  };
  sandbox.change(charge, changes, 'charge.succeeded');
  const paid = { amount_received: charge.amount, status: 'succeeded' };
  return sandbox.change(intent, paid, 'payment_intent.succeeded');
}
