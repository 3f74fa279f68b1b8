import type Stripe from 'stripe';
import { newId } from '../ids.ts';
import type { Sandbox } from '../sandbox.ts';

/** Books a charge or a refund (a negative amount) on the account's balance. */
export function bookOnBalance(
  sandbox: Sandbox,
  source: Stripe.Charge | Stripe.Refund,
): Stripe.BalanceTransaction {
  const isCharge = source.object === 'charge';
  const amount = isCharge ? source.amount : -source.amount;
  // 2.9 % and 30 cents; refunds give no fee back.
  const fee = isCharge ? Math.round(amount * 0.029) + 30 : 0;
  const feeDetail: Stripe.BalanceTransaction.FeeDetail = {
    amount: fee,
    application: null,
    currency: source.currency,
    description: 'Stripe processing fees',
    type: 'stripe_fee',
  };
  return sandbox.store.put<Stripe.BalanceTransaction>({
    id: newId('txn'),
    object: 'balance_transaction',
    amount,
    available_on: sandbox.now() + 2 * 86_400,
    balance_type: 'payments',
    created: sandbox.now(),
    currency: source.currency,
    description: source.description ?? null,
    exchange_rate: null,
    fee,
    fee_details: fee > 0 ? [feeDetail] : [],
    net: amount - fee,
    reporting_category: isCharge ? 'charge' : 'refund',
    source: source.id,
    status: 'pending',
    type: isCharge ? 'charge' : 'refund',
  });
}
