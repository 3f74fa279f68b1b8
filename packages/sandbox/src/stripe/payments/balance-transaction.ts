import type Stripe from 'stripe';
import { newId } from '../ids.ts';
import type { Sandbox } from '../sandbox.ts';

interface Movement {
  /** In the smallest unit; negative when money leaves the account. */
  amount: number;
  currency: string;
  description?: string | null | undefined;
  /** What Stripe keeps of it; negative when it gives a fee back. */
  fee?: number;
  feeDescription?: string;
  category: string;
  source: string;
  type: Stripe.BalanceTransaction.Type;
  /** Days until the money can be paid out. */
  waitDays?: number;
}

const daySeconds = 86_400;
const payoutWaitDays = 2;

/** Books a movement of money on the account's balance. */
export function book(sandbox: Sandbox, movement: Movement): Stripe.BalanceTransaction {
  const { amount, currency, fee = 0, waitDays = payoutWaitDays } = movement;
  return sandbox.store.put<Stripe.BalanceTransaction>({
    id: newId('txn'),
    object: 'balance_transaction',
    amount,
    available_on: sandbox.now() + waitDays * daySeconds,
    balance_type: 'payments',
    created: sandbox.now(),
    currency,
    description: movement.description ?? null,
    exchange_rate: null,
    fee,
    fee_details:
      fee === 0
        ? []
        : [
            {
              amount: fee,
              application: null,
              currency,
              description: movement.feeDescription ?? 'Stripe processing fees',
              type: 'stripe_fee',
            },
          ],
    net: amount - fee,
    reporting_category: movement.category,
    source: movement.source,
    status: waitDays > 0 ? 'pending' : 'available',
    type: movement.type,
  });
}

/** 2.9 % and 30 cents; refunds give nothing of it back. */
const processingFee = (amount: number): number => Math.round(amount * 0.029) + 30;

export function bookCharge(
  sandbox: Sandbox,
  charge: Stripe.Charge,
  amount: number,
  waitDays?: number,
): Stripe.BalanceTransaction {
  return book(sandbox, {
    amount,
    currency: charge.currency,
    description: charge.description,
    fee: processingFee(amount),
    category: 'charge',
    source: charge.id,
    type: charge.id.startsWith('py_') ? 'payment' : 'charge',
    ...(waitDays !== undefined && { waitDays }),
  });
}
