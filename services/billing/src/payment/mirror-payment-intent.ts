import { newId } from '@mobilytics/ids/new-id';
import type Stripe from 'stripe';
import { accountOfCustomer } from '../account/account-of-customer.ts';
import type { Tx, Work } from '../context.ts';
import type { Payment } from '../generated/prisma/client.ts';
import { type Fetched, mirrorObject } from '../mirror/mirror-object.ts';
import { idOf, stripeTime } from '../mirror/stripe-time.ts';
import { fetchOptions } from '../stripe/fetch-options.ts';
import { paymentState } from './payment-state.ts';

/** Fetches a payment intent and writes its payment; tells `payment.failed` once per failed attempt. */
export async function mirrorPaymentIntent(
  work: Work,
  id: string,
  orderId: string | null = null,
  heardAt: Date | null = null,
): Promise<Payment | null> {
  const { stripe } = work.services;
  return mirrorObject(
    work,
    id,
    () => stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] }, fetchOptions),
    (fetched) => writePayment(fetched, orderId),
    heardAt,
  );
}

async function writePayment(
  { object: intent, fetchedAt, tx }: Fetched<Stripe.PaymentIntent>,
  knownOrderId: string | null,
): Promise<Payment | null> {
  const account = await accountOfCustomer(tx, idOf(intent.customer));
  if (!account) return null;
  const charge = intent.latest_charge as Stripe.Charge | null;
  const earlier = await tx.db.payment.findUnique({ where: { stripePaymentIntentId: intent.id } });
  const orderId =
    knownOrderId ??
    earlier?.orderId ??
    intent.metadata.order_id ??
    (await orderOfOpenCheckout(tx, account.organizationId, intent));
  const failedChargeId =
    charge?.status === 'failed' ? charge.id : (earlier?.failedChargeId ?? null);
  const row = {
    orderId,
    amountMinor: intent.amount,
    currency: intent.currency.toUpperCase(),
    state: paymentState(intent.status, charge),
    method: methodOf(charge),
    failureCode: charge?.failure_code ?? null,
    failureMessage: charge?.failure_message ?? null,
    failedChargeId,
    fetchedAt,
  };
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
  return payment;
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
  const card = charge?.payment_method_details?.card;
  return card ? `${card.brand} •••• ${card.last4}` : (charge?.payment_method_details?.type ?? null);
}
