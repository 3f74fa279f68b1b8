import type Stripe from 'stripe';
import { stripeTime } from '../mirror/stripe-time.ts';
import { type Entry, entry, type Posting } from './posting.ts';
import { dueOn } from './sale-facts.ts';

/**
 * A movement of a customer's credit balance; Stripe's amounts are negative when they give credit. What
 * a credit note gave stands in the credit note's own posting.
 */
export function customerBalancePostings(movement: Stripe.CustomerBalanceTransaction): Posting[] {
  const { type, amount } = movement;
  if (type === 'credit_note' || amount === 0) return [];
  return [
    {
      movement: 'booked',
      kind: 'CUSTOMER_BALANCE',
      occurredAt: stripeTime(movement.created),
      currency: movement.currency.toUpperCase(),
      entries: [entry('CUSTOMER_CREDIT', amount), counterpart(movement)],
    },
  ];
}

/** With an invoice the balance pays it or takes over what is owed; without one somebody gave credit. */
function counterpart({ invoice, type, amount }: Stripe.CustomerBalanceTransaction): Entry {
  if (invoice !== null) return entry('RECEIVABLE', -amount, dueOn(invoice));
  const isPayment = type === 'unspent_receiver_credit' || type.startsWith('checkout_session');
  return entry(isPayment ? 'UNAPPLIED_PAYMENTS' : 'BALANCE_ADJUSTMENTS', -amount);
}
