import { resolverTypes } from '@mobilytics/chassis/codegen';

export default resolverTypes({
  BillingAccount: '../generated/prisma/client.ts#BillingAccount as BillingAccountRow',
  Invoice: '../invoice/invoice.repository.ts#InvoiceRow',
  InvoiceLine: '../invoice/invoice.repository.ts#InvoiceLineRow',
  Order: '../payment/payment.resolvers.ts#OrderReference',
  Organization: '../account/account.resolvers.ts#OrganizationReference',
  Payment: '../generated/prisma/client.ts#Payment as PaymentRow',
  PlanSubscription: '../generated/prisma/client.ts#Subscription as SubscriptionRow',
});
