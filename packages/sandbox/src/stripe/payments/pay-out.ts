import type Stripe from 'stripe';
import { invalidRequest } from '../errors.ts';
import { newId } from '../ids.ts';
import { availableAmount } from '../objects/balance.ts';
import type { Sandbox } from '../sandbox.ts';
import { book } from './balance-transaction.ts';

/** The bookings that a payout pays, its own included. */
export interface PaidOut {
  id: string;
  object: 'sandbox.payout';
  transactions: string[];
}

interface PayoutRequest {
  /** All that is available unless told otherwise. */
  amount?: number | undefined;
  currency: string;
  description?: string | undefined;
  isAutomatic: boolean;
  metadata?: Stripe.Metadata | undefined;
  statementDescriptor?: string | undefined;
}

const transferSeconds = 2 * 86_400;

/** Sends available money to the account's bank. */
export function payOut(sandbox: Sandbox, wanted: PayoutRequest): Stripe.Payout {
  const available = availableAmount(sandbox, wanted.currency);
  const amount = wanted.amount ?? available;
  if (amount <= 0 || amount > available)
    throw invalidRequest(
      `You have insufficient funds in your Stripe account for this transfer: ${available} of ${wanted.currency} are available.`,
      { code: 'balance_insufficient', param: 'amount' },
    );
  const id = newId('po');
  const earlier = new Set(sandbox.store.all('sandbox.payout').flatMap((each) => each.transactions));
  const paid = sandbox.store
    .by('balance_transaction', 'currency', wanted.currency)
    .filter((each) => each.status === 'available' && !earlier.has(each.id));
  const booked = book(sandbox, {
    amount: -amount,
    currency: wanted.currency,
    description: 'STRIPE PAYOUT',
    category: 'payout',
    source: id,
    type: 'payout',
    waitDays: 0,
  });
  // Stripe cannot tell which money a payout of a chosen amount was made of.
  const transactions = wanted.isAutomatic ? [...paid, booked].map((each) => each.id) : [booked.id];
  sandbox.store.put<PaidOut>({ id, object: 'sandbox.payout', transactions });
  const payout = sandbox.store.put<Stripe.Payout>({
    id,
    object: 'payout',
    amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: sandbox.now() + transferSeconds,
    automatic: wanted.isAutomatic,
    balance_transaction: booked.id,
    created: sandbox.now(),
    currency: wanted.currency,
    description: wanted.description ?? 'STRIPE PAYOUT',
    destination: 'ba_1SandboxBankAccount000000',
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: wanted.metadata ?? {},
    method: 'standard',
    original_payout: null,
    payout_method: null,
    reconciliation_status: wanted.isAutomatic ? 'completed' : 'not_applicable',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: wanted.statementDescriptor ?? null,
    status: 'pending',
    trace_id: null,
    type: 'bank_account',
  });
  sandbox.emit('payout.created', payout);
  return payout;
}

/** What becomes of a payout; money that did not arrive is booked back. */
export function settlePayout(
  sandbox: Sandbox,
  payout: Stripe.Payout,
  outcome: 'paid' | 'failed' | 'canceled',
): Stripe.Payout {
  if (payout.status !== 'pending' && payout.status !== 'in_transit')
    throw invalidRequest(
      `The payout ${payout.id} cannot become ${outcome}: it is ${payout.status}.`,
    );
  if (outcome === 'paid') return sandbox.change(payout, { status: 'paid' }, 'payout.paid');
  const isFailed = outcome === 'failed';
  const booked = book(sandbox, {
    amount: payout.amount,
    currency: payout.currency,
    description: isFailed ? 'STRIPE PAYOUT FAILURE' : 'STRIPE PAYOUT CANCEL',
    category: 'payout_reversal',
    source: payout.id,
    type: isFailed ? 'payout_failure' : 'payout_cancel',
    waitDays: 0,
  });
  const changes: Partial<Stripe.Payout> = {
    failure_balance_transaction: booked.id,
    ...(isFailed && {
      failure_code: 'account_closed',
      failure_message: 'The bank account has been closed.',
    }),
    status: outcome,
  };
  return sandbox.change(payout, changes, isFailed ? 'payout.failed' : 'payout.canceled');
}
