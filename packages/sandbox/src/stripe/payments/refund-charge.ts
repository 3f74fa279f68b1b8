import type Stripe from 'stripe';
import { invalidRequest } from '../errors.ts';
import { newId } from '../ids.ts';
import type { Sandbox } from '../sandbox.ts';
import { book } from './balance-transaction.ts';
import { behaviourOfMethod } from './payment-method.ts';

interface RefundRequest {
  /** All that is left of the charge unless told otherwise. */
  amount?: number | undefined;
  metadata?: Stripe.Metadata;
  reason?: Stripe.Refund.Reason | undefined;
}

/** Gives money back from a charge, in parts if need be, never more than was taken. */
export function refundCharge(
  sandbox: Sandbox,
  charge: Stripe.Charge,
  { amount: wanted, metadata = {}, reason }: RefundRequest,
): Stripe.Refund {
  const amount = amountOf(sandbox, charge, wanted);
  const method = sandbox.store.get('payment_method', String(charge.payment_method));
  const behaviour = method ? behaviourOfMethod(sandbox, method) : {};
  const isPending = behaviour.refund === 'pending' || method?.type === 'acss_debit';
  const draft: Stripe.Refund = {
    id: newId('re'),
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: sandbox.now(),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    ...(charge.payment_method_details?.card && {
      destination_details: { card: { reference_status: 'pending', type: 'refund' }, type: 'card' },
    }),
    metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    ...(isPending && { pending_reason: 'processing' }),
    reason: reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: isPending ? 'pending' : 'succeeded',
    transfer_reversal: null,
  };
  const booked = book(sandbox, {
    amount: -amount,
    currency: charge.currency,
    description: `REFUND FOR CHARGE${charge.description ? ` (${charge.description})` : ''}`,
    category: 'refund',
    source: draft.id,
    type: charge.id.startsWith('py_') ? 'payment_refund' : 'refund',
    waitDays: 0,
  });
  const refund = sandbox.store.put({ ...draft, balance_transaction: booked.id });
  sandbox.emit('refund.created', refund);
  const refunded = charge.amount_refunded + amount;
  const changes = { amount_refunded: refunded, refunded: refunded === charge.amount_captured };
  sandbox.change(charge, changes, 'charge.refunded');
  return behaviour.refund === 'fails' ? failRefund(sandbox, refund, 'failed') : refund;
}

function amountOf(sandbox: Sandbox, charge: Stripe.Charge, wanted: number | undefined): number {
  const left = charge.amount_captured - charge.amount_refunded;
  if (charge.status === 'pending')
    throw invalidRequest(`Charge ${charge.id} is still pending and cannot be refunded yet.`, {
      param: 'charge',
    });
  if (charge.status !== 'succeeded')
    throw invalidRequest('You cannot refund a failed charge.', { param: 'charge' });
  const dispute = sandbox.store.by('dispute', 'charge', charge.id).at(-1);
  if (dispute && !dispute.is_charge_refundable)
    throw invalidRequest(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: 'charge_disputed',
      param: 'charge',
    });
  if (left === 0)
    throw invalidRequest(`Charge ${charge.id} has already been refunded.`, {
      code: 'charge_already_refunded',
    });
  if (wanted !== undefined && wanted > left)
    throw invalidRequest(
      `Refund amount (${wanted}) is greater than unrefunded amount on charge (${left}).`,
      { param: 'amount' },
    );
  return wanted ?? left;
}

/** A refund that failed or was canceled: the money is ours again, the customer never had it. */
export function failRefund(
  sandbox: Sandbox,
  refund: Stripe.Refund,
  status: 'failed' | 'canceled',
  reason = 'lost_or_stolen_card',
): Stripe.Refund {
  const booked = book(sandbox, {
    amount: refund.amount,
    currency: refund.currency,
    description: 'REFUND FAILURE',
    category: 'refund_failure',
    source: refund.id,
    type: refund.charge?.toString().startsWith('py_') ? 'payment_failure_refund' : 'refund_failure',
    waitDays: 0,
  });
  const { pending_reason: _settled, ...rest } = refund;
  const failed: Stripe.Refund = {
    ...rest,
    failure_balance_transaction: booked.id,
    ...(status === 'failed' && { failure_reason: reason }),
    status,
  };
  sandbox.store.put(failed);
  if (status === 'failed') sandbox.emit('refund.failed', failed);
  tellRefund(sandbox, failed, { status: refund.status });
  const charge = sandbox.need('charge', String(refund.charge));
  const changes = { amount_refunded: charge.amount_refunded - refund.amount, refunded: false };
  sandbox.change(charge, changes, 'charge.updated');
  return failed;
}

/** A pending refund reached the customer. */
export function completeRefund(sandbox: Sandbox, refund: Stripe.Refund): Stripe.Refund {
  const { pending_reason: _settled, ...rest } = refund;
  const done = sandbox.store.put<Stripe.Refund>({ ...rest, status: 'succeeded' });
  tellRefund(sandbox, done, { status: refund.status });
  return done;
}

/** Stripe tells of each change twice: by the event's newer and its older name. */
export function tellRefund(sandbox: Sandbox, refund: Stripe.Refund, previous: object): void {
  sandbox.emit('refund.updated', refund, previous);
  sandbox.emit('charge.refund.updated', refund, previous);
}
