import type Stripe from 'stripe';
import { idOf } from '../mirror/stripe-time.ts';
import { type ProductKind, revenueAccount, taxAccount } from './chart-of-accounts.ts';
import { fixedProduct, fixedProducts } from './fixed-products.ts';
import { type Entry, entry, type Posting } from './posting.ts';
import { readProductKind } from './product-kind.ts';

/** What a sale's entries need to know beside the object itself, looked up in the mirror. */
export interface SaleFacts {
  /** Names and kinds of products by Stripe's `prod_…`. */
  products: ReadonlyMap<string, { name: string; kind: ProductKind | null }>;
  /** Names and places of tax rates by Stripe's `txr_…`. */
  taxRates: ReadonlyMap<string, { name: string; jurisdiction: string | null }>;
}

export interface ProductFacts {
  productKind: ProductKind;
  product: string;
}

interface StripeTax {
  amount: number;
  tax_behavior: string;
  taxable_amount: number | null;
  tax_rate_details: { tax_rate: string } | null;
}

export const productIdOf = (line: Stripe.InvoiceLineItem): string | null =>
  line.pricing?.price_details?.product ?? null;

export const taxRateIdsOf = (taxes: readonly StripeTax[] | null | undefined): string[] =>
  (taxes ?? []).flatMap(({ tax_rate_details: details }) => details?.tax_rate ?? []);

/** What an invoice's line sells: as it says itself, as its product says, or a plan by what it bills. */
export function productOf(line: Stripe.InvoiceLineItem, facts: SaleFacts): ProductFacts {
  const known = facts.products.get(productIdOf(line) ?? '');
  const told = readProductKind(line.metadata.kind);
  const isCampaign = line.metadata.campaign_id !== undefined;
  const isPlan =
    line.parent?.subscription_item_details != null ||
    line.parent?.invoice_item_details?.subscription != null;
  const guess = isCampaign ? 'CAMPAIGN' : isPlan ? 'DATA_PLAN' : 'OTHER';
  const productKind = told ?? known?.kind ?? guess;
  const product = fixedProduct(productKind) ?? known?.name ?? line.description ?? '';
  return { productKind, product };
}

/** What a credit note's own line takes back, which is of no line of the invoice. */
export const creditByAmount: ProductFacts = {
  productKind: 'OTHER',
  product: fixedProducts.CREDIT.en,
};

interface Sale extends ProductFacts {
  netMinor: number;
  taxes: readonly StripeTax[] | null | undefined;
  jurisdiction: string | null;
  /** Told where the sale's own taxes do not say; a sale without a tax is exempt otherwise. */
  isExempt?: boolean | undefined;
}

/** What is earned by one line, and the taxes on it: credits of an invoice. */
export function saleEntries(sale: Sale, facts: SaleFacts): Entry[] {
  const { product, productKind } = sale;
  const taxes = sale.taxes ?? [];
  const charged = taxes.filter(({ amount }) => amount !== 0);
  const included = taxes.filter(({ tax_behavior }) => tax_behavior === 'inclusive');
  const net = sale.netMinor - included.reduce((sum, { amount }) => sum + amount, 0);
  const jurisdiction = sale.jurisdiction ?? jurisdictionOfTaxes(taxes, facts);
  return [
    entry(revenueAccount(productKind), -net, {
      product,
      productKind,
      jurisdiction,
      isExempt: sale.isExempt ?? charged.length === 0,
    }),
    ...charged.map((tax) => {
      const rate = facts.taxRates.get(tax.tax_rate_details?.tax_rate ?? '');
      const name = rate?.name ?? 'Tax';
      return entry(taxAccount(name), -tax.amount, {
        taxName: name,
        jurisdiction: rate?.jurisdiction ?? jurisdiction,
        taxableMinor: tax.taxable_amount ?? net,
      });
    }),
  ];
}

/** Where the sale was taxed: as the rates say, or as names such as `HST ON` and `QST` give away. */
function jurisdictionOfTaxes(taxes: readonly StripeTax[], facts: SaleFacts): string | null {
  const rates = taxRateIdsOf(taxes).flatMap((id) => facts.taxRates.get(id) ?? []);
  const told = rates.find(({ jurisdiction }) => jurisdiction !== null)?.jurisdiction;
  return (
    told ?? rates.map(({ name }) => jurisdictionOfName(name)).find((at) => at !== null) ?? null
  );
}

export function jurisdictionOfName(name: string): string | null {
  if (name === 'QST') return 'CA-QC';
  const canadian = /^(?:HST|PST|RST) ([A-Z]{2})$/.exec(name)?.[1];
  if (canadian) return `CA-${canadian}`;
  const state = /^([A-Z]{2}) sales tax$/.exec(name)?.[1];
  return state ? `US-${state}` : null;
}

/** Where an invoice was taxed, as we wrote on it; else where its customer is. */
export function jurisdictionOfInvoice(invoice: Stripe.Invoice): string | null {
  const told =
    invoice.metadata?.tax_jurisdiction ??
    invoice.parent?.subscription_details?.metadata?.tax_jurisdiction;
  if (told) return told;
  const address = invoice.customer_shipping?.address ?? invoice.customer_address;
  if (!address?.country) return null;
  return [address.country, address.state ?? ''].filter((part) => part !== '').join('-');
}

/** For the entries of what is due on an invoice. */
export const dueOn = (invoice: string | { id: string } | null) => ({ invoiceId: idOf(invoice) });

export type PostingsOf<T> = (object: T) => Posting[];
