import type { Resolvers } from '../generated/resolvers.ts';
import { deleteDraftInvoice, markInvoicePaid, sendInvoice, voidInvoice } from './act-on-invoice.ts';
import { draftInvoice } from './draft-invoice.ts';
import { invoiceActions } from './invoice-actions.ts';
import { writeOffInvoice } from './write-off-invoice.ts';

export const invoiceWorkResolvers: Resolvers = {
  Mutation: {
    draftInvoice: (_, { input }, ctx) => draftInvoice(ctx, input),
    sendInvoice: (_, { input }, ctx) => sendInvoice(ctx, input),
    voidInvoice: (_, { input }, ctx) => voidInvoice(ctx, input),
    markInvoicePaid: (_, { input }, ctx) => markInvoicePaid(ctx, input),
    writeOffInvoice: (_, { input }, ctx) => writeOffInvoice(ctx, input),
    deleteDraftInvoice: (_, { input }, ctx) => deleteDraftInvoice(ctx, input),
  },
  Invoice: {
    allowedActions: ({ state }, _, { viewer }) =>
      viewer.scopes.includes('staff:billing') ? invoiceActions(state) : [],
    memo: async ({ stripeInvoiceId }, _, { db }) => {
      const mirrored = await db.mirrorObject.findUnique({ where: { id: stripeInvoiceId } });
      return (mirrored?.data as { description?: string | null } | undefined)?.description ?? null;
    },
  },
};
