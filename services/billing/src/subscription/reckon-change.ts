import { createHash } from 'node:crypto';
import type Stripe from 'stripe';
import { z } from 'zod';
import type { Subscription } from '../generated/prisma/client.ts';
import type { SubscriptionAction } from '../generated/resolvers.ts';
import { canonicalJson } from '../mirror/canonical.ts';
import { previewInvoice } from './preview-invoice.ts';
import { previewLine, previewLineSchema } from './preview-line.ts';

/** What Stripe reckons one invoice to be. */
const reckonedInvoice = z.object({
  totalMinor: z.int(),
  taxMinor: z.int(),
  amountDueMinor: z.int(),
  currency: z.string(),
  /** Unix seconds. */
  date: z.int().nullable(),
  lines: z.array(previewLineSchema),
});

export const reckonedSchema = z.object({
  /** What is invoiced at once; null when nothing is. */
  now: reckonedInvoice.nullable(),
  /** The next regular invoice; null when none follows. */
  next: reckonedInvoice.nullable(),
});

export type ReckonedInvoice = z.output<typeof reckonedInvoice>;
export type Reckoned = z.output<typeof reckonedSchema>;

export interface ChangeToReckon {
  action: SubscriptionAction;
  subscription: Subscription;
  /** Stripe's price it then has. */
  stripePriceId: string;
  quantity: number;
  /** Unix seconds, from which time is reckoned. */
  prorationDate: number;
}

/** Asks Stripe what a change would invoice, now and next. Nothing is changed. */
export async function reckonChange(stripe: Stripe, change: ChangeToReckon): Promise<Reckoned> {
  const { action, subscription } = change;
  if (action === 'CANCEL_AT_PERIOD_END') return { now: null, next: null };
  const base = { subscription: subscription.stripeSubscriptionId };
  const items = [
    {
      id: subscription.stripeItemId,
      price: change.stripePriceId,
      quantity: change.quantity,
    },
  ];
  const ask = async (details: Stripe.InvoiceCreatePreviewParams.SubscriptionDetails) =>
    reckonedOf(await previewInvoice(stripe, { ...base, subscription_details: details }));
  if (action === 'KEEP') {
    const going = subscription.cancelAtPeriodEnd
      ? { cancel_at_period_end: false }
      : ({ cancel_at: '' } as const);
    return { now: null, next: await ask(going) };
  }
  if (action === 'RESUME' && subscription.state === 'PAUSED') {
    return { now: await ask({ resume_at: 'now' }), next: null };
  }
  if (action === 'RESUME') {
    // What ends with its period has no next invoice, and Stripe previews none.
    const isEnding = subscription.cancelAtPeriodEnd || subscription.cancelAt !== null;
    return { now: null, next: isEnding ? null : await ask({ cancel_at_period_end: false }) };
  }
  const now = await ask({
    items,
    proration_behavior: 'always_invoice',
    proration_date: change.prorationDate,
  });
  const next = await ask({ items, proration_behavior: 'none' });
  // During a trial nothing is owed for the time that is left.
  return { now: now.lines.length === 0 ? null : now, next };
}

export function reckonedOf(invoice: Stripe.Invoice): ReckonedInvoice {
  return {
    totalMinor: invoice.total,
    taxMinor: (invoice.total_taxes ?? []).reduce((sum, { amount }) => sum + amount, 0),
    amountDueMinor: invoice.amount_due,
    currency: invoice.currency.toUpperCase(),
    date: invoice.next_payment_attempt ?? invoice.period_end,
    lines: invoice.lines.data.map(previewLine),
  };
}

/**
 * What was reckoned and from what: the same preview asked again gives the same fingerprint, whatever
 * else happened, and another one as soon as anything of it is other. When the next invoice is taken is
 * no part of it, because Stripe moves that by an hour.
 */
export function fingerprintOf({ now, next }: Reckoned, change: ChangeToReckon): string {
  const { subscription } = change;
  const withoutDate = (invoice: ReckonedInvoice | null) => invoice && { ...invoice, date: null };
  const basis = {
    now: withoutDate(now),
    next: withoutDate(next),
    item: subscription.stripeItemId,
    price: subscription.stripePriceId,
    quantity: subscription.quantity,
    state: subscription.state,
    cancelAtPeriodEnd: subscription.cancelAtPeriodEnd,
    isCollectionPaused: subscription.isCollectionPaused,
    periodEnd: subscription.currentPeriodEnd?.getTime() ?? null,
  };
  return createHash('sha256').update(canonicalJson(basis)).digest('hex');
}
