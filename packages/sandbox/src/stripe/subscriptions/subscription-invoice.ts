import type Stripe from 'stripe';
import { couponOf } from '../discounts/discount-rules.ts';
import { draftInvoice } from '../invoices/draft-invoice.ts';
import { pendingItems } from '../invoices/invoice-item.ts';
import type { BuiltLine } from '../invoices/new-line.ts';
import type { Sandbox } from '../sandbox.ts';
import { changeSubscription } from './change-subscription.ts';

type Reason = 'subscription_create' | 'subscription_cycle' | 'subscription_update';

interface Draft {
  id?: string;
  reason: Reason;
  lines: BuiltLine[];
  autoAdvance?: boolean;
  period?: { start: number; end: number };
  prorationDate?: number | undefined;
  /** Leaves what waits for other invoices where it is. */
  onlyItems?: Stripe.InvoiceItem[];
}

/** The draft of a subscription's invoice: its lines and whatever waited for an invoice. */
export function draftSubscriptionInvoice(
  sandbox: Sandbox,
  subscription: Stripe.Subscription,
  { id, reason, lines, autoAdvance = true, period, prorationDate, onlyItems }: Draft,
): Stripe.Invoice {
  const customer = String(subscription.customer);
  const now = sandbox.now();
  const { invoice_settings: settings, days_until_due: days } = subscription;
  const discounts = discountsOf(sandbox, subscription);
  const draft = draftInvoice(sandbox, {
    ...(id && { id }),
    customer,
    currency: subscription.currency,
    items: onlyItems ?? pendingItems(sandbox, customer, subscription.currency, subscription.id),
    lines,
    fields: {
      auto_advance: autoAdvance,
      billing_reason: reason,
      collection_method: subscription.collection_method,
      ...(settings.custom_fields && { custom_fields: settings.custom_fields }),
      default_tax_rates: subscription.default_tax_rates ?? [],
      description: settings.description,
      discounts,
      due_date: days === null ? null : now + days * 86_400,
      footer: settings.footer,
      parent: {
        quote_details: null,
        subscription_details: {
          metadata: subscription.metadata,
          subscription: subscription.id,
          ...(prorationDate && { subscription_proration_date: prorationDate }),
        },
        type: 'subscription_details',
      },
      period_end: period?.end ?? now,
      period_start: period?.start ?? now,
    },
  });
  useUpDiscounts(sandbox, subscription, discounts);
  return draft;
}

/** A subscription's own discounts, or else its customer's. */
function discountsOf(sandbox: Sandbox, subscription: Stripe.Subscription): string[] {
  if (subscription.discounts.length > 0) return subscription.discounts.map(String);
  const discount = sandbox.store.get('customer', String(subscription.customer))?.discount;
  return discount ? [discount.id] : [];
}

/** A coupon for one invoice is gone after it. */
function useUpDiscounts(sandbox: Sandbox, subscription: Stripe.Subscription, used: string[]): void {
  const gone = used.filter((id) => {
    const discount = sandbox.store.get('discount', id);
    return discount && couponOf(sandbox, String(discount.source.coupon))?.duration === 'once';
  });
  if (gone.length === 0) return;
  const stored = sandbox.need('subscription', subscription.id);
  const left = stored.discounts.map(String).filter((id) => !gone.includes(id));
  if (left.length < stored.discounts.length)
    changeSubscription(sandbox, stored, { discounts: left });
  const customer = sandbox.need('customer', String(subscription.customer));
  if (customer.discount && gone.includes(customer.discount.id))
    sandbox.change(customer, { discount: null }, 'customer.updated');
  for (const id of gone) sandbox.emit('customer.discount.deleted', sandbox.need('discount', id));
}
