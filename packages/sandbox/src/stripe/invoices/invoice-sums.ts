import type Stripe from 'stripe';
import type { Sandbox } from '../sandbox.ts';
import type { InvoiceWords } from './page-words.ts';

export interface Sum {
  label: string;
  amount: number;
}

/** The rows below an invoice's lines, as page and PDF show them. */
export function invoiceSums(
  sandbox: Sandbox,
  invoice: Stripe.Invoice,
  words: InvoiceWords,
  locale: string,
): Sum[] {
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 4 });
  const taxes = (invoice.total_taxes ?? []).map(({ amount, tax_rate_details, tax_behavior }) => {
    const rate = sandbox.store.get('tax_rate', tax_rate_details?.tax_rate ?? '');
    const included = tax_behavior === 'inclusive' ? ` (${words.included})` : '';
    const share = rate ? ` ${percent.format(rate.percentage / 100)}` : '';
    return { label: `${rate?.display_name ?? ''}${share}${included}`, amount };
  });
  const discount = (invoice.total_discount_amounts ?? []).reduce(
    (total, { amount }) => total + amount,
    0,
  );
  const fromBalance = (invoice.ending_balance ?? 0) - invoice.starting_balance;
  return [
    { label: words.subtotal, amount: invoice.subtotal },
    ...(discount > 0 ? [{ label: words.discount, amount: -discount }] : []),
    ...taxes,
    { label: words.total, amount: invoice.total },
    ...(fromBalance === 0 ? [] : [{ label: words.fromBalance, amount: -fromBalance }]),
    ...(invoice.amount_paid > 0 ? [{ label: words.paid, amount: -invoice.amount_paid }] : []),
    { label: words.due, amount: invoice.amount_remaining },
  ];
}
