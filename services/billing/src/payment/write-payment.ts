import { newId } from '@mobilytics/ids/new-id';
import type Stripe from 'stripe';
import { accountOfCustomer } from '../account/account-of-customer.ts';
import type { Tx } from '../context.ts';
import type { Payment } from '../generated/prisma/client.ts';
import { laterReasons } from '../invoice/invoice-kind.ts';
import { tellFailedInvoice } from '../invoice/tell-failed-invoice.ts';
import type { Fetched } from '../mirror/mirror-type.ts';
import { idOf, stripeTime } from '../mirror/stripe-time.ts';
import { paymentState } from './payment-state.ts';

/** Writes a payment from its fetched intent; tells `payment.failed` once per failed attempt. */
export async function writePayment({
  object: intent,
  fetchedAt,
  tx,
}: Fetched<Stripe.PaymentIntent>): Promise<void> {
  const account = await accountOfCustomer(tx, idOf(intent.customer));
  if (!account) return;
  const charge = intent.latest_charge as Stripe.Charge | null;
  const earlier = await tx.db.payment.findUnique({ where: { stripePaymentIntentId: intent.id } });
  if (!earlier && isUntried(intent)) return;
  const orderId =
    earlier?.orderId ??
    intent.metadata.order_id ??
    (await orderOfInvoice(tx, account.organizationId, intent.id)) ??
    (await orderOfOpenCheckout(tx, account.organizationId, intent));
  const failedChargeId =
    charge?.status === 'failed' ? charge.id : (earlier?.failedChargeId ?? null);
  const row = { ...paymentRow(intent), orderId, failedChargeId, fetchedAt };
  const payment = await tx.db.payment.upsert({
    where: { stripePaymentIntentId: intent.id },
    create: {
      id: newId('pay', stripeTime(intent.created)),
      organizationId: account.organizationId,
      stripePaymentIntentId: intent.id,
      createdAt: stripeTime(intent.created),
      ...row,
    },
    update: row,
  });
  if (payment.state === 'FAILED') await tellInvoicesOf(tx, payment);
  if (orderId && charge?.status === 'failed' && earlier?.failedChargeId !== charge.id) {
    tx.emit(
      'payment.failed',
      {
        orderId,
        paymentId: payment.id,
        code: charge.failure_code,
        message: charge.failure_message,
        failedAt: stripeTime(charge.created).toISOString(),
      },
      { organizationId: account.organizationId },
    );
  }
}

/** What our row of a payment holds of what Stripe says of it now. */
export function paymentRow(intent: Stripe.PaymentIntent) {
  const charge = intent.latest_charge as Stripe.Charge | null;
  return {
    amountMinor: intent.amount,
    currency: intent.currency.toUpperCase(),
    state: paymentState(intent.status, charge),
    method: methodOf(charge),
    failureCode: charge?.failure_code ?? null,
    failureMessage: charge?.failure_message ?? null,
  };
}

/** Stripe keeps an intent for every open invoice; until somebody tries to pay there is no payment. */
export const isUntried = ({ status, latest_charge: charge }: Stripe.PaymentIntent): boolean =>
  charge === null && (status === 'requires_payment_method' || status === 'canceled');

async function tellInvoicesOf(tx: Tx, payment: Payment): Promise<void> {
  const { organizationId, stripePaymentIntentId } = payment;
  const invoices = await tx.db.invoice.findMany({
    where: { organizationId, paymentIntentIds: { has: stripePaymentIntentId } },
  });
  for (const invoice of invoices) await tellFailedInvoice(tx, invoice);
}

/** Later periods and changes of a data plan are paid for no order. */
async function orderOfInvoice(
  tx: Tx,
  organizationId: string,
  intentId: string,
): Promise<string | null> {
  const invoice = await tx.db.invoice.findFirst({
    where: {
      organizationId,
      paymentIntentIds: { has: intentId },
      billingReason: { notIn: laterReasons },
    },
  });
  return invoice?.orderId ?? null;
}

/**
 * The first payment of a subscription carries no metadata of ours until it succeeds: it belongs to
 * the customer's open payment page of the same amount.
 */
async function orderOfOpenCheckout(
  tx: Tx,
  organizationId: string,
  intent: Stripe.PaymentIntent,
): Promise<string | null> {
  const checkouts = await tx.db.checkout.findMany({
    where: {
      organizationId,
      state: 'OPEN',
      order: { totalMinor: intent.amount, currency: intent.currency.toUpperCase() },
    },
    take: 2,
  });
  return checkouts.length === 1 ? (checkouts[0]?.orderId ?? null) : null;
}

function methodOf(charge: Stripe.Charge | null): string | null {
  const { type, card } = charge?.payment_method_details ?? {};
  const name = card?.brand ?? type;
  if (name === undefined) return null;
  const capital = name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ');
  return card ? `${capital} •••• ${card.last4}` : capital;
}
