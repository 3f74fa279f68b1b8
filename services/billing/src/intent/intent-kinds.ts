import { createCustomer } from '../account/create-customer.ts';
import { createPrice, createProduct } from '../checkout/create-price.ts';
import { createTaxRate } from '../checkout/create-tax-rate.ts';
import { createCreditNoteIntent } from '../credit-note/create-credit-note-intent.ts';
import { voidCreditNoteIntent } from '../credit-note/void-credit-note-intent.ts';
import { createTaxId, deleteTaxId, updateCustomer } from '../details/customer-intents.ts';
import { closeDisputeIntent, updateEvidenceIntent } from '../dispute/dispute-intents.ts';
import { pauseForDunning, resumeAfterDunning } from '../dunning/pause-intents.ts';
import { addInvoiceItem } from '../invoice/add-invoice-item.ts';
import { createInvoice } from '../invoice/create-invoice.ts';
import { finalizeInvoice } from '../invoice/finalize-invoice.ts';
import { draftInvoiceIntent } from '../invoice-work/draft-invoice-intent.ts';
import {
  deleteDraftIntent,
  markUncollectibleIntent,
  payOutOfBandIntent,
  sendInvoiceIntent,
  voidInvoiceIntent,
} from '../invoice-work/invoice-intents.ts';
import {
  detachPaymentMethod,
  setCustomerDefault,
  setSubscriptionDefault,
  setUpPaymentMethod,
} from '../payment-method/payment-method-intents.ts';
import { createRefund } from '../refund/create-refund.ts';
import { changeSubscription } from '../subscription/change-intent.ts';
import { cancelDuplicate } from '../sync/drift/cancel-duplicate-intent.ts';
import { createMeter } from '../usage/create-meter.ts';
import { createMeterEvent } from '../usage/create-meter-event.ts';
import { createUsagePrice } from '../usage/create-usage-price.ts';
import { createUsageSubscription } from '../usage/create-usage-subscription.ts';
import { endUsageSubscription } from '../usage/end-usage-subscription.ts';
import type { AnyIntentKind } from './intent-kind.ts';

/** Every kind of write to Stripe. */
const kinds: readonly AnyIntentKind[] = [
  cancelDuplicate,
  addInvoiceItem,
  closeDisputeIntent,
  createCreditNoteIntent,
  createCustomer,
  createInvoice,
  createMeter,
  createMeterEvent,
  createPrice,
  createProduct,
  createRefund,
  changeSubscription,
  createTaxId,
  createTaxRate,
  createUsagePrice,
  createUsageSubscription,
  deleteDraftIntent,
  deleteTaxId,
  detachPaymentMethod,
  draftInvoiceIntent,
  endUsageSubscription,
  finalizeInvoice,
  markUncollectibleIntent,
  pauseForDunning,
  payOutOfBandIntent,
  resumeAfterDunning,
  sendInvoiceIntent,
  setCustomerDefault,
  setSubscriptionDefault,
  setUpPaymentMethod,
  updateCustomer,
  updateEvidenceIntent,
  voidCreditNoteIntent,
  voidInvoiceIntent,
];

const byName = new Map(kinds.map((kind) => [kind.kind, kind]));

export function intentKindOf(name: string): AnyIntentKind {
  const kind = byName.get(name);
  if (kind === undefined) throw new Error(`No kind of intent is called ${name}.`);
  return kind;
}
