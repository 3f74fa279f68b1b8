import { accountResolvers } from './account/account.resolvers.ts';
import { accountWorkResolvers } from './account/account-work.resolvers.ts';
import { moneyRequestResolvers } from './approval/money-request.resolvers.ts';
import { campaignBillingResolvers } from './campaign/campaign-billing.resolvers.ts';
import { checkoutResolvers } from './checkout/checkout.resolvers.ts';
import { creditNoteResolvers } from './credit-note/credit-note.resolvers.ts';
import { detailsResolvers } from './details/details.resolvers.ts';
import { disputeResolvers } from './dispute/dispute.resolvers.ts';
import { dunningResolvers } from './dunning/dunning.resolvers.ts';
import { evidenceResolvers } from './evidence/evidence.resolvers.ts';
import { exportResolvers } from './export/export.resolvers.ts';
import { invoiceResolvers } from './invoice/invoice.resolvers.ts';
import { invoiceDetailsResolvers } from './invoice/invoice-details.resolvers.ts';
import { invoiceWorkResolvers } from './invoice-work/invoice-work.resolvers.ts';
import { ledgerResolvers } from './ledger/ledger.resolvers.ts';
import { makeGoodResolvers } from './make-good/make-good.resolvers.ts';
import { mergeResolvers } from './merge-resolvers.ts';
import { paymentResolvers } from './payment/payment.resolvers.ts';
import { paymentMethodResolvers } from './payment-method/payment-method.resolvers.ts';
import { planResolvers } from './plan/plan.resolvers.ts';
import { refundResolvers } from './refund/refund.resolvers.ts';
import { reportResolvers } from './report/report.resolvers.ts';
import { spendingResolvers } from './spending/spending.resolvers.ts';
import { statementResolvers } from './statement/statement.resolvers.ts';
import { subscriptionResolvers } from './subscription/subscription.resolvers.ts';
import { syncResolvers } from './sync/sync.resolvers.ts';
import { usageResolvers } from './usage/usage.resolvers.ts';

export const resolvers = mergeResolvers([
  accountResolvers,
  accountWorkResolvers,
  campaignBillingResolvers,
  checkoutResolvers,
  creditNoteResolvers,
  detailsResolvers,
  invoiceDetailsResolvers,
  disputeResolvers,
  dunningResolvers,
  evidenceResolvers,
  exportResolvers,
  invoiceResolvers,
  invoiceWorkResolvers,
  ledgerResolvers,
  makeGoodResolvers,
  moneyRequestResolvers,
  paymentMethodResolvers,
  paymentResolvers,
  planResolvers,
  refundResolvers,
  spendingResolvers,
  statementResolvers,
  subscriptionResolvers,
  reportResolvers,
  syncResolvers,
  usageResolvers,
]);
