import { toApiMoney } from '@mobilytics/money/money';
import type { Resolvers } from '../generated/resolvers.ts';
import { invoicesOfOrder } from '../invoice/invoice.repository.ts';
import { failureMessage } from './failure-messages.ts';
import { listPayments, paymentsOfOrder } from './payment.repository.ts';
import type { PaymentState } from './payment-state.ts';

export interface OrderReference {
  id: string;
}

export const paymentResolvers: Resolvers = {
  Query: {
    payments: (_, { filter, ...page }, ctx) => listPayments(ctx, page, filter),
  },
  Order: {
    __resolveReference: ({ id }) => ({ id }),
    payments: ({ id }, _, ctx) => paymentsOfOrder(ctx, id),
    invoices: ({ id }, _, ctx) => invoicesOfOrder(ctx, id),
  },
  Payment: {
    __resolveReference: ({ id }, ctx) => ctx.db.payment.findUnique({ where: { id } }),
    order: ({ orderId }) => (orderId === null ? null : { id: orderId }),
    amount: ({ amountMinor, currency }) => toApiMoney(amountMinor, currency),
    state: ({ state }) => state as PaymentState,
    failureMessage: ({ failureCode }, _, { viewer }) => failureMessage(failureCode, viewer.locale),
  },
};
