import type Stripe from 'stripe';
import { settleSession } from '../checkout/settle-session.ts';
import type { Work } from '../context.ts';
import { mirrorInvoice } from '../invoice/mirror-invoice.ts';
import { mirrorObject } from '../mirror/mirror-object.ts';
import { idOf } from '../mirror/stripe-time.ts';
import { confirmPayment } from '../payment/confirm-payment.ts';
import { mirrorPaymentIntent } from '../payment/mirror-payment-intent.ts';
import { fetchOptions } from '../stripe/fetch-options.ts';
import { mirrorSubscription } from '../subscription/mirror-subscription.ts';

type EventObject = { id?: string; object: string } & Record<string, unknown>;

/**
 * An event is a poke: it says which object to look at, never what to believe. Everything is written
 * from objects that were fetched after the event was heard.
 */
export async function applyEvent(work: Work, event: Stripe.Event, heardAt: Date): Promise<void> {
  const object = event.data.object as unknown as EventObject;
  const { id } = object;
  // `invoice.upcoming` and the like speak of objects that do not exist yet.
  if (id === undefined) return;
  const { stripe } = work.services;
  switch (object.object) {
    case 'checkout.session':
      return settleSession(work, id);
    case 'payment_intent':
      return applyPayment(work, id, heardAt);
    case 'charge': {
      const intentId = idOf(object.payment_intent as string | null);
      return intentId === null ? undefined : applyPayment(work, intentId, heardAt);
    }
    case 'invoice':
      await mirrorInvoice(work, id, heardAt);
      return;
    case 'invoice_payment': {
      const invoiceId = idOf(object.invoice as string | null);
      if (invoiceId !== null) await mirrorInvoice(work, invoiceId, heardAt);
      return;
    }
    case 'subscription':
      return mirrorSubscription(work, id, heardAt);
    case 'customer':
      return keep(work, id, () => stripe.customers.retrieve(id, {}, fetchOptions), heardAt);
    case 'product':
      return event.type === 'product.deleted'
        ? undefined
        : keep(work, id, () => stripe.products.retrieve(id, {}, fetchOptions), heardAt);
    case 'price':
      return event.type === 'price.deleted'
        ? undefined
        : keep(work, id, () => stripe.prices.retrieve(id, {}, fetchOptions), heardAt);
    case 'tax_rate':
      return keep(work, id, () => stripe.taxRates.retrieve(id, {}, fetchOptions), heardAt);
    default:
      return;
  }
}

async function applyPayment(work: Work, id: string, heardAt: Date): Promise<void> {
  const payment =
    (await mirrorPaymentIntent(work, id, null, heardAt)) ??
    (await work.db.payment.findUnique({ where: { stripePaymentIntentId: id } }));
  if (payment) await confirmPayment(work, payment);
}

async function keep(
  work: Work,
  id: string,
  fetch: () => Promise<{ id: string; object: string }>,
  heardAt: Date,
): Promise<void> {
  await mirrorObject(work, id, fetch, async () => undefined, heardAt);
}
