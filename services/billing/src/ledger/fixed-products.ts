import type { Locale } from '../payment/failure-messages.ts';
import type { ProductKind } from './chart-of-accounts.ts';

/**
 * What is one product whatever stands on the invoice: Stripe's page calls shipping by the customer's
 * language, and a campaign's line has the campaign's name. The ledger keeps the English words.
 */
export const fixedProducts = {
  SHIPPING: { en: 'Shipping', fr: 'Livraison' },
  CAMPAIGN: { en: 'Campaign', fr: 'Campagne' },
  CREDIT: { en: 'Credit of an amount', fr: 'Crédit d’un montant' },
} as const;

export const fixedProduct = (kind: ProductKind): string | null =>
  kind === 'SHIPPING' || kind === 'CAMPAIGN' ? fixedProducts[kind].en : null;

/** A product as the ledger has it, in a reader's language; names of our catalogue stay as they are. */
export function productName(product: string, locale: Locale): string {
  const fixed = Object.values(fixedProducts).find(({ en }) => en === product);
  return fixed ? fixed[locale] : product;
}
