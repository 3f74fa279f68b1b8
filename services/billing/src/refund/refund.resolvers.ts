import { toApiMoney } from '@mobilytics/money/money';
import type { RefundReason, Resolvers } from '../generated/resolvers.ts';
import {
  creditNoteOf,
  findRefund,
  listRefunds,
  reasonOf,
  refundedOfPayment,
  refundsOf,
} from './refund.repository.ts';
import { refundPayment } from './refund-payment.ts';
import type { RefundState } from './refund-state.ts';
import { settleFailedRefund } from './settle-failed-refund.ts';

const isStaff = ({ viewer }: { viewer: { scopes: string[] } }) =>
  viewer.scopes.includes('staff:billing');

export const refundResolvers: Resolvers = {
  Query: {
    refunds: (_, { filter, ...page }, ctx) => listRefunds(ctx, page, filter),
    refund: (_, { id }, ctx) => findRefund(ctx, id),
    payment: (_, { id }, { db }) =>
      db.payment.findFirst({ where: { OR: [{ id }, { stripePaymentIntentId: id }] } }),
  },
  Mutation: {
    refundPayment: (_, { input }, ctx) => refundPayment(ctx, input),
    settleFailedRefund: (_, { input }, ctx) => settleFailedRefund(ctx, input),
  },
  Payment: {
    organization: ({ organizationId }) => ({ id: organizationId }),
    refunds: ({ id }, _, ctx) => refundsOf(ctx, 'paymentId', id),
    refunded: async (payment, _, ctx) => {
      const { refundedMinor } = await refundedOfPayment(ctx, payment);
      return toApiMoney(refundedMinor, payment.currency);
    },
    refundable: async (payment, _, ctx) => {
      const { refundableMinor } = await refundedOfPayment(ctx, payment);
      return toApiMoney(refundableMinor, payment.currency);
    },
  },
  Order: { refunds: ({ id }, _, ctx) => refundsOf(ctx, 'orderId', id) },
  Refund: {
    __resolveReference: ({ id }, ctx) => findRefund(ctx, id),
    organization: ({ organizationId }) => ({ id: organizationId }),
    payment: ({ paymentId }, _, { db }) =>
      db.payment.findUniqueOrThrow({ where: { id: paymentId } }),
    order: ({ orderId }) => (orderId === null ? null : { id: orderId }),
    amount: ({ amountMinor, currency }) => toApiMoney(amountMinor, currency),
    state: ({ state }) => state as RefundState,
    stripeReason: ({ stripeReason }) => stripeReason as RefundReason | null,
    // What staff write among themselves is not for the customer.
    reason: (refund, _, ctx) => (isStaff(ctx) ? reasonOf(ctx, refund) : null),
    creditNote: (refund, _, ctx) => creditNoteOf(ctx, refund),
    failureNote: ({ failureNote }, _, ctx) => (isStaff(ctx) ? failureNote : null),
  },
};
