import { accountResolvers } from './account/account.resolvers.ts';
import { checkoutResolvers } from './checkout/checkout.resolvers.ts';
import type { Resolvers } from './generated/resolvers.ts';
import { invoiceResolvers } from './invoice/invoice.resolvers.ts';
import { paymentResolvers } from './payment/payment.resolvers.ts';
import { syncResolvers } from './sync/sync.resolvers.ts';

export const resolvers: Resolvers = {
  ...accountResolvers,
  ...invoiceResolvers,
  ...paymentResolvers,
  ...syncResolvers,
  Query: {
    ...accountResolvers.Query,
    ...invoiceResolvers.Query,
    ...paymentResolvers.Query,
    ...syncResolvers.Query,
  },
  Mutation: { ...checkoutResolvers.Mutation },
};
