import type Stripe from 'stripe';
import { productKindOf } from '../ledger/product-kind.ts';
import type { PayableLine, PayableOrderFacts, PayableTax } from './payable-order.ts';

export interface SessionParts {
  order: PayableOrderFacts;
  checkoutId: string;
  customerId: string;
  dashboardUrl: string;
  locale: 'en' | 'fr';
  expiresAt: Date;
  /** Stripe's price of a recurring line. */
  priceOf: (line: PayableLine) => string | null;
  /** Stripe's rate of a tax. */
  taxRateOf: (tax: PayableTax) => string;
  /** Stripe Tax reckons the taxes, from the address that the customer gives, instead of our rates. */
  usesStripeTax: boolean;
}

/**
 * What Stripe is asked for: one payment page with every line, its taxes and shipping. Lines paid each
 * month or year make it a subscription, whose first invoice carries the rest.
 */
export function sessionParams(parts: SessionParts): Stripe.Checkout.SessionCreateParams {
  const { order, customerId, checkoutId, dashboardUrl, locale, expiresAt } = parts;
  const metadata = {
    order_id: order.orderId,
    organization_id: order.organizationId,
    checkout_id: checkoutId,
    ...(order.taxJurisdiction !== null && { tax_jurisdiction: order.taxJurisdiction }),
  };
  const description = `${locale === 'fr' ? 'Commande' : 'Order'} ${order.number}`;
  const isSubscription = order.lines.some((line) => line.interval !== null);
  return {
    mode: isSubscription ? 'subscription' : 'payment',
    customer: customerId,
    client_reference_id: order.orderId,
    locale: locale === 'fr' ? 'fr-CA' : 'en',
    line_items: [...order.lines.map((line) => lineItem(parts, line)), ...shippingItem(parts)],
    metadata,
    ...(parts.usesStripeTax && {
      automatic_tax: { enabled: true },
      // Stripe Tax needs an address, and keeps the one that is given on the page.
      customer_update: { address: 'auto' as const, shipping: 'auto' as const },
    }),
    ...(isSubscription
      ? { subscription_data: { metadata, description } }
      : {
          payment_intent_data: { metadata, description },
          invoice_creation: { enabled: true, invoice_data: { metadata, description } },
        }),
    success_url: `${dashboardUrl}/orders/${order.orderId}?paid={CHECKOUT_SESSION_ID}`,
    cancel_url: `${dashboardUrl}/orders/${order.orderId}`,
    expires_at: Math.floor(expiresAt.getTime() / 1000),
  };
}

type LineItem = Stripe.Checkout.SessionCreateParams.LineItem;

/** Stripe refuses rates beside Stripe Tax. */
const taxRates = ({ usesStripeTax, taxRateOf }: SessionParts, taxes: readonly PayableTax[]) =>
  usesStripeTax ? {} : { tax_rates: taxes.map(taxRateOf) };

function lineItem(parts: SessionParts, line: PayableLine): LineItem {
  const price = parts.priceOf(line);
  return {
    quantity: line.quantity,
    ...taxRates(parts, line.taxes),
    ...(price
      ? { price }
      : {
          price_data: {
            currency: parts.order.currency.toLowerCase(),
            unit_amount: line.unitPriceMinor,
            product_data: {
              name: line.name,
              metadata: { sku: line.sku, line_id: line.lineId, kind: productKindOf(line) },
            },
            tax_behavior: 'exclusive',
          },
        }),
  };
}

function shippingItem(parts: SessionParts): LineItem[] {
  const { order, locale } = parts;
  if (order.shippingMinor === 0) return [];
  return [
    {
      quantity: 1,
      ...taxRates(parts, order.shippingTaxes),
      price_data: {
        currency: order.currency.toLowerCase(),
        unit_amount: order.shippingMinor,
        product_data: {
          name: locale === 'fr' ? 'Livraison' : 'Shipping',
          metadata: { kind: 'SHIPPING' },
        },
        tax_behavior: 'exclusive',
      },
    },
  ];
}
