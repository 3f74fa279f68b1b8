import type Stripe from 'stripe';
import { stripeTime } from '../mirror/stripe-time.ts';
import type { AccountId } from './chart-of-accounts.ts';
import { balanced, entry, type Posting, type TransactionKind } from './posting.ts';

interface Category {
  kind: TransactionKind;
  /** What the money came from or went to. */
  account: AccountId;
}

/** Stripe's reporting categories: https://docs.stripe.com/reports/reporting-categories */
const categories: Record<string, Category> = {
  charge: { kind: 'CHARGE', account: 'UNAPPLIED_PAYMENTS' },
  charge_failure: { kind: 'CHARGE', account: 'UNAPPLIED_PAYMENTS' },
  partial_capture_reversal: { kind: 'CHARGE', account: 'UNAPPLIED_PAYMENTS' },
  refund: { kind: 'REFUND', account: 'REFUNDS' },
  refund_failure: { kind: 'REFUND_FAILED', account: 'REFUNDS' },
  dispute: { kind: 'DISPUTE_WITHDRAWN', account: 'DISPUTES' },
  dispute_reversal: { kind: 'DISPUTE_REINSTATED', account: 'DISPUTES' },
  payout: { kind: 'PAYOUT', account: 'BANK' },
  payout_reversal: { kind: 'PAYOUT', account: 'BANK' },
  topup: { kind: 'PAYOUT', account: 'BANK' },
  topup_reversal: { kind: 'PAYOUT', account: 'BANK' },
  fee: { kind: 'STRIPE_FEE', account: 'FEES' },
  network_cost: { kind: 'STRIPE_FEE', account: 'FEES' },
  tax: { kind: 'STRIPE_FEE', account: 'FEES' },
};

const anythingElse: Category = { kind: 'ADJUSTMENT', account: 'ADJUSTMENTS' };

/**
 * A movement of the Stripe balance: its net amount, Stripe's fee, and what it was for. Every movement
 * is posted, of whatever kind, so that the account equals Stripe's balance.
 */
export function balanceTransactionPostings(movement: Stripe.BalanceTransaction): Posting[] {
  const { kind, account } = categories[movement.reporting_category] ?? anythingElse;
  const fees = account === 'DISPUTES' ? 'DISPUTE_FEES' : 'FEES';
  return [
    {
      movement: 'booked',
      kind,
      occurredAt: stripeTime(movement.created),
      currency: movement.currency.toUpperCase(),
      entries: balanced([
        entry('STRIPE_BALANCE', movement.net),
        entry(fees, movement.fee),
        entry(account, -movement.amount),
      ]),
    },
  ];
}
