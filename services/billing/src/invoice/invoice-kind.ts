import type { Prisma } from '../generated/prisma/client.ts';
import type { InvoiceKind } from '../generated/resolvers.ts';

/** Why Stripe invoices what an order began after its first payment: paid for no order any more. */
export const laterReasons = [
  'subscription_cycle',
  'subscription_threshold',
  'subscription_update',
  'subscription',
];

interface Facts {
  billingReason: string | null;
  orderId: string | null;
  campaignId: string | null;
}

/** What an invoice is for as a whole, from Stripe's reason for making it. */
export function invoiceKind({ billingReason, orderId, campaignId }: Facts): InvoiceKind {
  switch (billingReason) {
    case 'subscription_cycle':
    case 'subscription_threshold':
      return 'RENEWAL';
    case 'subscription_update':
    case 'subscription':
      return 'CHANGE';
    case 'subscription_create':
      return 'ORDER';
    default:
      if (campaignId !== null) return 'CAMPAIGN';
      return orderId === null ? 'ONE_OFF' : 'ORDER';
  }
}

/** The same as a filter. */
export function whereKind(kinds: readonly InvoiceKind[]): Prisma.InvoiceWhereInput {
  const cycle = ['subscription_cycle', 'subscription_threshold'];
  const update = ['subscription_update', 'subscription'];
  const other = {
    OR: [
      { billingReason: null },
      { billingReason: { notIn: [...cycle, ...update, 'subscription_create'] } },
    ],
  };
  const wheres: Record<InvoiceKind, Prisma.InvoiceWhereInput> = {
    RENEWAL: { billingReason: { in: cycle } },
    CHANGE: { billingReason: { in: update } },
    ORDER: {
      OR: [
        { billingReason: 'subscription_create' },
        { AND: [{ orderId: { not: null }, campaignId: null }, other] },
      ],
    },
    CAMPAIGN: { AND: [{ campaignId: { not: null } }, other] },
    ONE_OFF: { AND: [{ orderId: null, campaignId: null }, other] },
  };
  return { OR: kinds.map((kind) => wheres[kind]) };
}
