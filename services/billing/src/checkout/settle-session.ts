import type Stripe from 'stripe';
import type { Work } from '../context.ts';
import { mirrorInvoice } from '../invoice/mirror-invoice.ts';
import { mirrorObject } from '../mirror/mirror-object.ts';
import { idOf } from '../mirror/stripe-time.ts';
import { confirmPayment } from '../payment/confirm-payment.ts';
import { mirrorPaymentIntent } from '../payment/mirror-payment-intent.ts';
import { fetchOptions } from '../stripe/fetch-options.ts';
import { mirrorSubscription } from '../subscription/mirror-subscription.ts';

/**
 * Fetches a payment page's session with all that it made, and confirms the order's payment when what
 * was fetched proves it.
 */
export async function settleSession(work: Work, sessionId: string): Promise<void> {
  const { stripe } = work.services;
  const session = await mirrorObject(
    work,
    sessionId,
    () => stripe.checkout.sessions.retrieve(sessionId, {}, fetchOptions),
    async ({ object, tx }) => {
      await tx.db.checkout.updateMany({
        where: { stripeSessionId: object.id, state: { in: ['INTENDED', 'OPEN'] } },
        data: { state: stateOf(object) },
      });
      return object;
    },
  );
  const orderId = session.metadata?.order_id ?? session.client_reference_id;
  const subscriptionId = idOf(session.subscription);
  if (subscriptionId) await mirrorSubscription(work, subscriptionId);
  const invoiceId = idOf(session.invoice);
  const invoice = invoiceId ? await mirrorInvoice(work, invoiceId) : null;
  const intentIds = new Set(
    [idOf(session.payment_intent), ...(invoice?.paymentIntentIds ?? [])].filter(
      (id) => id !== null,
    ),
  );
  for (const intentId of intentIds) {
    const payment = await mirrorPaymentIntent(work, intentId, orderId);
    if (payment) await confirmPayment(work, payment);
  }
}

function stateOf(session: Stripe.Checkout.Session): string {
  if (session.status === 'complete') return 'COMPLETE';
  return session.status === 'expired' ? 'EXPIRED' : 'OPEN';
}
