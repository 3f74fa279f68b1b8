import Stripe from 'stripe';
import type { Context } from '../context.ts';
import type { Subscription } from '../generated/prisma/client.ts';
import { previewInvoice } from './preview-invoice.ts';
import { type ReckonedInvoice, reckonedOf } from './reckon-change.ts';
import { liveStates } from './subscription-actions.ts';

export interface Upcoming extends ReckonedInvoice {
  subscription: Subscription;
  date: number;
  asOf: Date;
}

const keptForMs = 60_000;
const mostKept = 2_000;

/** By subscription and the fetch that wrote it, so that a change is reckoned anew at once. */
const kept = new Map<string, Promise<Upcoming | null>>();

/** What is charged next for a subscription, as Stripe reckons it; asked at most once a minute. */
export function upcomingInvoice(
  ctx: Context,
  subscription: Subscription,
): Promise<Upcoming | null> {
  const { id, state, cancelAtPeriodEnd, cancelAt, fetchedAt } = subscription;
  const isEnding = cancelAtPeriodEnd || cancelAt !== null;
  if (!liveStates.includes(state) || state === 'PAUSED' || isEnding) return Promise.resolve(null);
  const key = `${id}:${fetchedAt.getTime()}:${Math.floor(Date.now() / keptForMs)}`;
  const known = kept.get(key);
  if (known) return known;
  const asked = ask(ctx, subscription);
  kept.set(key, asked);
  // Maps keep their order: the oldest goes first.
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
  }
  return asked;
}

async function ask(ctx: Context, subscription: Subscription): Promise<Upcoming | null> {
  try {
    const invoice = await previewInvoice(ctx.services.stripe, {
      subscription: subscription.stripeSubscriptionId,
    });
    const reckoned = reckonedOf(invoice);
    const periodEnd = subscription.currentPeriodEnd?.getTime() ?? Date.now();
    const date = reckoned.date ?? Math.floor(periodEnd / 1_000);
    return { ...reckoned, date, subscription, asOf: new Date() };
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    ctx.log.warn({ err: error, subscriptionId: subscription.id }, 'Stripe gave no preview.');
    return null;
  }
}
