import type Stripe from 'stripe';
import { invalidRequest } from '../errors.ts';
import type { Sandbox } from '../sandbox.ts';
import type { BuiltLine } from './new-line.ts';
import { changeInvoice } from './plan-invoice.ts';
import { recalculate } from './recalculate.ts';

/** The draft with this id; what is finalised is not editable any more. */
export function needDraft(sandbox: Sandbox, id: string, param?: string): Stripe.Invoice {
  const invoice = sandbox.need('invoice', id, param);
  if (invoice.status !== 'draft')
    throw invalidRequest(
      'This invoice is no longer editable: only draft invoices can be changed in this way.',
      { code: 'invoice_not_editable', ...(param && { param }) },
    );
  return invoice;
}

/** Draws a draft's sums anew after a change of its fields or lines. */
export function redraft(
  sandbox: Sandbox,
  draft: Stripe.Invoice,
  changes: Partial<Stripe.Invoice>,
  rates: Record<string, string[]> = sandbox.need('sandbox.invoice', draft.id).rates,
): Stripe.Invoice {
  const state = sandbox.need('sandbox.invoice', draft.id);
  if (rates !== state.rates) sandbox.store.put({ ...state, rates });
  return changeInvoice(sandbox, draft, recalculate(sandbox, { ...draft, ...changes }, rates));
}

/** Puts lines in the place of those with the same ids, and the new ones at the end. */
export function putLines(
  sandbox: Sandbox,
  draft: Stripe.Invoice,
  built: BuiltLine[],
): Stripe.Invoice {
  const byId = new Map(built.map((each) => [each.line.id, each]));
  const { rates } = sandbox.need('sandbox.invoice', draft.id);
  const changed = { ...rates };
  for (const { line, rates: own } of built)
    if (own.length > 0) changed[line.id] = own.map(({ id }) => id);
    else delete changed[line.id];
  const known = new Set(draft.lines.data.map(({ id }) => id));
  const lines = [
    ...draft.lines.data.map((line) => byId.get(line.id)?.line ?? line),
    ...built.filter(({ line }) => !known.has(line.id)).map(({ line }) => line),
  ].map((line) => ({ ...line, invoice: draft.id }));
  return redraft(sandbox, draft, { lines: { ...draft.lines, data: lines } }, changed);
}

export function dropLines(sandbox: Sandbox, draft: Stripe.Invoice, ids: string[]): Stripe.Invoice {
  const data = draft.lines.data.filter(({ id }) => !ids.includes(id));
  return redraft(sandbox, draft, { lines: { ...draft.lines, data } });
}

/** The invoice item behind a line, if there is one. */
export function itemBehind(
  sandbox: Sandbox,
  { parent }: Stripe.InvoiceLineItem,
): Stripe.InvoiceItem | undefined {
  const id =
    parent?.invoice_item_details?.invoice_item ?? parent?.subscription_item_details?.invoice_item;
  return id ? sandbox.store.get('invoiceitem', id) : undefined;
}

export const lineBehind = (
  invoice: Stripe.Invoice,
  item: Stripe.InvoiceItem,
): Stripe.InvoiceLineItem | undefined =>
  invoice.lines.data.find(
    ({ parent }) =>
      parent?.invoice_item_details?.invoice_item === item.id ||
      parent?.subscription_item_details?.invoice_item === item.id,
  );
