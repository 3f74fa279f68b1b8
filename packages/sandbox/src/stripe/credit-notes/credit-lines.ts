import type Stripe from 'stripe';
import { invalidRequest, missingResource } from '../errors.ts';
import { newId } from '../ids.ts';
import { sum, taxesOfAmount } from '../invoices/line-totals.ts';
import { shareOf } from '../invoices/round-amount.ts';
import { decimal } from '../present.ts';
import type { Sandbox } from '../sandbox.ts';
import type { CreditedLine } from './credit-note-params.ts';

/** What of one invoice line was credited before, so that the last part takes what rounding left. */
interface Credited {
  amount: number;
  discount: number;
  taxes: Map<string, number>;
}

/** The lines of a credit note: of lines of its invoice with their taxes in proportion, or free ones. */
export function creditLines(
  sandbox: Sandbox,
  invoice: Stripe.Invoice,
  lines: CreditedLine[],
): Stripe.CreditNoteLineItem[] {
  return lines.map((line, index) => {
    const param = `lines[${index}]`;
    return line.type === 'invoice_line_item'
      ? invoiceLine(sandbox, invoice, line, param)
      : customLine(sandbox, line, param);
  });
}

function invoiceLine(
  sandbox: Sandbox,
  invoice: Stripe.Invoice,
  given: CreditedLine,
  param: string,
): Stripe.CreditNoteLineItem {
  const id = given.invoice_line_item ?? '';
  const line = invoice.lines.data.find((each) => each.id === id);
  if (!line) throw missingResource('invoice line item', id, `${param}[invoice_line_item]`);
  const quantity = given.quantity ?? null;
  if (given.amount === undefined && quantity === null)
    throw invalidRequest('You must pass either `amount` or `quantity` for an invoice line item.', {
      param,
    });
  if (quantity !== null && quantity > (line.quantity ?? 1))
    throw invalidRequest(
      `The quantity ${quantity} is more than the ${line.quantity ?? 1} of the invoice line item.`,
      { param: `${param}[quantity]` },
    );
  const amount = given.amount ?? shareOf(line.amount, quantity ?? 1, line.quantity ?? 1);
  const before = creditedOf(sandbox, invoice.id, id);
  if (before.amount + amount > line.amount)
    throw invalidRequest(
      `The amount ${amount} is more than the ${line.amount - before.amount} that is left to credit of the invoice line item ${id}.`,
      { param: `${param}[amount]` },
    );
  const share = (whole: number, done: number) =>
    line.amount === 0 ? 0 : shareOf(whole, before.amount + amount, line.amount) - done;
  const discounted = sum((line.discount_amounts ?? []).map((part) => part.amount));
  const discount = share(discounted, before.discount);
  const taxes = (line.taxes ?? []).map((tax) => {
    const rate = tax.tax_rate_details?.tax_rate ?? '';
    return {
      ...tax,
      amount: share(tax.amount, before.taxes.get(rate) ?? 0),
      taxable_amount: amount - discount,
    };
  });
  return {
    ...blankLine(given),
    amount,
    description: given.description ?? line.description,
    discount_amount: discount,
    discount_amounts: (line.discount_amounts ?? []).map((part) => ({
      amount: share(part.amount, before.discount),
      discount: part.discount,
    })),
    invoice_line_item: id,
    quantity,
    tax_rates: ratesOf(sandbox, taxes),
    taxes,
    type: 'invoice_line_item',
    unit_amount: quantity === null ? null : shareOf(line.amount, 1, line.quantity ?? 1),
  };
}

function customLine(
  sandbox: Sandbox,
  given: CreditedLine,
  param: string,
): Stripe.CreditNoteLineItem {
  const { quantity = 1, unit_amount: unit } = given;
  if (unit === undefined)
    throw invalidRequest('A custom line item needs its `unit_amount`.', {
      code: 'parameter_missing',
      param: `${param}[unit_amount]`,
    });
  const amount = unit * quantity;
  const rates = (given.tax_rates || []).map((id, index) =>
    sandbox.need('tax_rate', id, `${param}[tax_rates][${index}]`),
  );
  const told = (given.tax_amounts || []).map((tax, index) => ({
    ...tax,
    rate: sandbox.need('tax_rate', tax.tax_rate, `${param}[tax_amounts][${index}][tax_rate]`),
  }));
  const taxes: Stripe.CreditNoteLineItem.Tax[] = [
    ...taxesOfAmount(amount, rates),
    ...told.map((tax) => ({
      amount: tax.amount,
      tax_behavior: tax.rate.inclusive ? 'inclusive' : 'exclusive',
      tax_rate_details: { tax_rate: tax.rate.id },
      taxability_reason: 'not_available',
      taxable_amount: tax.taxable_amount,
      type: 'tax_rate_details' as const,
    })),
  ];
  return {
    ...blankLine(given),
    amount,
    description: given.description ?? null,
    quantity,
    tax_rates: [...rates, ...told.map(({ rate }) => rate)],
    taxes,
    type: 'custom_line_item',
    unit_amount: unit,
    unit_amount_decimal: decimal(unit),
  };
}

function blankLine({ metadata }: CreditedLine): Stripe.CreditNoteLineItem {
  return {
    id: newId('cnli'),
    object: 'credit_note_line_item',
    amount: 0,
    description: null,
    discount_amount: 0,
    discount_amounts: [],
    livemode: false,
    metadata: metadata ?? {},
    pretax_credit_amounts: [],
    quantity: null,
    tax_rates: [],
    taxes: [],
    type: 'custom_line_item',
    unit_amount: null,
    unit_amount_decimal: null,
  };
}

function ratesOf(sandbox: Sandbox, taxes: Stripe.CreditNoteLineItem.Tax[]): Stripe.TaxRate[] {
  return taxes.flatMap(({ tax_rate_details: details }) => {
    const rate = details && sandbox.store.get('tax_rate', details.tax_rate);
    return rate ? [rate] : [];
  });
}

function creditedOf(sandbox: Sandbox, invoice: string, line: string): Credited {
  const lines = sandbox.store
    .by('credit_note', 'invoice', invoice)
    .filter(({ status }) => status === 'issued')
    .flatMap(({ lines }) => lines.data.filter((each) => each.invoice_line_item === line));
  const taxes = new Map<string, number>();
  for (const tax of lines.flatMap((each) => each.taxes ?? [])) {
    const rate = tax.tax_rate_details?.tax_rate ?? '';
    taxes.set(rate, (taxes.get(rate) ?? 0) + tax.amount);
  }
  return {
    amount: sum(lines.map((each) => each.amount)),
    discount: sum(lines.map((each) => each.discount_amount)),
    taxes,
  };
}
