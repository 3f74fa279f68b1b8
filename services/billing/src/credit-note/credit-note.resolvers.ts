import { toApiMoney } from '@mobilytics/money/money';
import { needsApproval } from '../approval/approval-limits.ts';
import type {
  CreditNoteReason,
  CreditNoteState,
  CreditNoteType,
  Resolvers,
} from '../generated/resolvers.ts';
import { createCreditNote } from './create-credit-note.ts';
import {
  creditNotesOfInvoice,
  findCreditNote,
  linesOfCreditNote,
  listCreditNotes,
} from './credit-note.repository.ts';
import { planCreditNote } from './plan-credit-note.ts';
import { voidCreditNote } from './void-credit-note.ts';

export const creditNoteResolvers: Resolvers = {
  Query: {
    creditNotes: (_, { filter, ...page }, ctx) => listCreditNotes(ctx, page, filter),
    creditNote: (_, { id }, ctx) => findCreditNote(ctx, id),
    creditNotePreview: async (_, { input }, ctx) => {
      const plan = await planCreditNote(ctx, input);
      if ('__typename' in plan) return plan;
      const { currency } = plan.invoice;
      const {
        subtotal,
        total,
        pre_payment_amount: before,
        post_payment_amount: after,
      } = plan.preview;
      const money = { amountMinor: total, currency };
      return {
        __typename: 'CreditNotePreview' as const,
        subtotal: toApiMoney(subtotal, currency),
        tax: toApiMoney(total - subtotal, currency),
        total: toApiMoney(total, currency),
        dueLess: toApiMoney(before, currency),
        goesBack: toApiMoney(after, currency),
        needsApproval: needsApproval(ctx.services.approvalLimits, money),
      };
    },
  },
  Mutation: {
    createCreditNote: (_, { input }, ctx) => createCreditNote(ctx, input),
    voidCreditNote: (_, { input }, ctx) => voidCreditNote(ctx, input),
  },
  Invoice: { creditNotes: ({ id }, _, ctx) => creditNotesOfInvoice(ctx, id) },
  CreditNote: {
    __resolveReference: ({ id }, ctx) => findCreditNote(ctx, id),
    organization: ({ organizationId }) => ({ id: organizationId }),
    invoice: ({ invoiceId }, _, { db }) =>
      db.invoice.findUniqueOrThrow({ where: { id: invoiceId } }),
    state: ({ state }) => state as CreditNoteState,
    type: ({ type }) => type as CreditNoteType,
    stripeReason: ({ stripeReason }) => stripeReason as CreditNoteReason | null,
    total: ({ totalMinor, currency }) => toApiMoney(totalMinor, currency),
    tax: ({ taxMinor, currency }) => toApiMoney(taxMinor, currency),
    refunded: ({ refundedMinor, currency }) => toApiMoney(refundedMinor, currency),
    toBalance: ({ balanceMinor, currency }) => toApiMoney(balanceMinor, currency),
    outOfBand: ({ outOfBandMinor, currency }) => toApiMoney(outOfBandMinor, currency),
    lines: (note, _, ctx) => linesOfCreditNote(ctx, note),
  },
  CreditNoteLine: {
    net: ({ netMinor, currency }) => toApiMoney(netMinor, currency),
    tax: ({ taxMinor, currency }) => toApiMoney(taxMinor, currency),
  },
};
