import { accountResolvers } from './account/account.resolvers.ts';
import { checkoutResolvers } from './checkout/checkout.resolvers.ts';
import { invoiceResolvers } from './invoice/invoice.resolvers.ts';
import { mergeResolvers } from './merge-resolvers.ts';
import { paymentResolvers } from './payment/payment.resolvers.ts';
import { syncResolvers } from './sync/sync.resolvers.ts';

export const resolvers = mergeResolvers([
  accountResolvers,
  checkoutResolvers,
  invoiceResolvers,
  paymentResolvers,
  syncResolvers,
]);
