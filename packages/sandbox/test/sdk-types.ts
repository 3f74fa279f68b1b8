import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface FieldOfType {
  name: string;
  isOptional: boolean;
}

const sdk = fileURLToPath(new URL('../', import.meta.resolve('stripe')));

/** Where the SDK declares the type of each object that the sandbox keeps. */
export const typeOfObject: Record<string, [file: string, type: string]> = {
  balance_transaction: ['BalanceTransactions', 'BalanceTransaction'],
  'billing.meter': ['Billing/Meters', 'Meter'],
  'billing_portal.configuration': ['BillingPortal/Configurations', 'Configuration'],
  'billing_portal.session': ['BillingPortal/Sessions', 'Session'],
  charge: ['Charges', 'Charge'],
  'checkout.session': ['Checkout/Sessions', 'Session'],
  coupon: ['Coupons', 'Coupon'],
  credit_note: ['CreditNotes', 'CreditNote'],
  credit_note_line_item: ['CreditNoteLineItems', 'CreditNoteLineItem'],
  customer: ['Customers', 'Customer'],
  customer_balance_transaction: ['CustomerBalanceTransactions', 'CustomerBalanceTransaction'],
  discount: ['Discounts', 'Discount'],
  dispute: ['Disputes', 'Dispute'],
  event: ['Events', 'EventBase'],
  file: ['Files', 'File'],
  invoice: ['Invoices', 'Invoice'],
  invoice_payment: ['InvoicePayments', 'InvoicePayment'],
  invoiceitem: ['InvoiceItems', 'InvoiceItem'],
  line_item: ['InvoiceLineItems', 'InvoiceLineItem'],
  payment_intent: ['PaymentIntents', 'PaymentIntent'],
  payment_method: ['PaymentMethods', 'PaymentMethod'],
  payout: ['Payouts', 'Payout'],
  plan: ['Plans', 'Plan'],
  price: ['Prices', 'Price'],
  product: ['Products', 'Product'],
  promotion_code: ['PromotionCodes', 'PromotionCode'],
  refund: ['Refunds', 'Refund'],
  setup_intent: ['SetupIntents', 'SetupIntent'],
  subscription: ['Subscriptions', 'Subscription'],
  subscription_item: ['SubscriptionItems', 'SubscriptionItem'],
  subscription_schedule: ['SubscriptionSchedules', 'SubscriptionSchedule'],
  tax_id: ['TaxIds', 'TaxId'],
  tax_rate: ['TaxRates', 'TaxRate'],
  'test_helpers.test_clock': ['TestHelpers/TestClocks', 'TestClock'],
  webhook_endpoint: ['WebhookEndpoints', 'WebhookEndpoint'],
};

/** The fields that the pinned SDK declares for an object. */
export function fieldsOfObject(object: string): FieldOfType[] {
  const [file, type] = typeOfObject[object] ?? [];
  if (!file) throw new Error(`Nobody told where the SDK declares ${object}.`);
  const source = readFileSync(join(sdk, 'esm/resources', `${file}.d.ts`), 'utf8');
  const start = source.indexOf(`export interface ${type} {`);
  const body = source.slice(start, source.indexOf('\n}', start));
  const fields = [...body.matchAll(/^ {4}(\w+)(\??): ([^\n]*)/gm)];
  return (
    fields
      // `deleted?: void` says that only a tombstone has it.
      .filter(([, , , kind]) => kind !== 'void;')
      .map(([, name = '', mark]) => ({ name, isOptional: mark === '?' }))
  );
}
