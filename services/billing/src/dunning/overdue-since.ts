import type { Invoice } from '../generated/prisma/client.ts';

type Facts = Pick<
  Invoice,
  | 'state'
  | 'billingReason'
  | 'collectionMethod'
  | 'dueAt'
  | 'attemptCount'
  | 'issuedAt'
  | 'amountDueMinor'
>;

/**
 * Since when an invoice should have been paid: its due day, or, for one that is charged by itself, when
 * it was issued, once a charge has failed. Null when nothing is overdue. A card that is declined while
 * a data plan is bought owes nothing: the plan has not begun, and its invoice goes away by itself.
 */
export function overdueSince(invoice: Facts, now: Date): Date | null {
  if (invoice.state !== 'OPEN' || invoice.amountDueMinor <= 0) return null;
  const isCharged = invoice.collectionMethod === 'charge_automatically';
  const hasFailed = invoice.attemptCount > 0 && invoice.billingReason !== 'subscription_create';
  const since = isCharged ? (hasFailed ? invoice.issuedAt : null) : invoice.dueAt;
  return since !== null && since <= now ? since : null;
}
