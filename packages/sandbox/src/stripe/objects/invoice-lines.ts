import type Stripe from 'stripe';
import { z } from 'zod';
import { missingResource } from '../errors.ts';
import { addInvoiceItem, changeInvoiceItem } from '../invoices/change-item.ts';
import { deleteInvoiceItem } from '../invoices/close-invoice.ts';
import { dropLines, itemBehind, needDraft, putLines, redraft } from '../invoices/edit-draft.ts';
import { lineOfItem } from '../invoices/invoice-item.ts';
import { itemFields } from '../invoices/item-params.ts';
import { previewLines } from '../invoices/preview-lines.ts';
import { cutPage } from '../pagination.ts';
import { metadata, paging, text } from '../params.ts';
import { type Route, route } from '../route.ts';
import type { Sandbox } from '../sandbox.ts';
import { ratesOf } from '../subscriptions/item-params.ts';
import { mergeMetadata } from './merge-metadata.ts';

const about = { invoice_metadata: metadata.optional() };
const newLineFields = z.strictObject({ ...itemFields, invoice_item: text.optional() });
const lineFields = z.strictObject(itemFields);
const addFields = z.strictObject({ ...about, lines: z.array(newLineFields).min(1).max(250) });
const updateFields = z.strictObject({
  ...about,
  lines: z
    .array(lineFields.extend({ id: text }))
    .min(1)
    .max(250),
});
const removeFields = z.strictObject({
  ...about,
  lines: z
    .array(z.strictObject({ behavior: z.enum(['delete', 'unassign']), id: text }))
    .min(1)
    .max(250),
});

export const invoiceLineRoutes: Route[] = [
  route('GET', '/v1/invoices/:id/lines', z.strictObject(paging), (sandbox, params, id) => {
    const lines = previewLines(sandbox, id) ?? sandbox.need('invoice', id).lines.data;
    return cutPage(`/v1/invoices/${id}/lines`, lines, params);
  }),
  route('POST', '/v1/invoices/:id/lines/:child', lineFields, (sandbox, params, id, line) =>
    sandbox.whole(() => changeLine(sandbox, id, line, params, '')),
  ),
  route('POST', '/v1/invoices/:id/add_lines', addFields, (sandbox, params, id) =>
    editing(sandbox, id, params.invoice_metadata, () => {
      params.lines.forEach((line, index) => {
        addLine(sandbox, id, line, `lines[${index}]`);
      });
    }),
  ),
  route('POST', '/v1/invoices/:id/update_lines', updateFields, (sandbox, params, id) =>
    editing(sandbox, id, params.invoice_metadata, () => {
      params.lines.forEach(({ id: line, ...changes }, index) => {
        changeLine(sandbox, id, line, changes, `lines[${index}]`);
      });
    }),
  ),
  route('POST', '/v1/invoices/:id/remove_lines', removeFields, (sandbox, params, id) =>
    editing(sandbox, id, params.invoice_metadata, () => {
      for (const { behavior, id: line } of params.lines) {
        const draft = needDraft(sandbox, id);
        const item = itemBehind(sandbox, lineOf(draft, line));
        dropLines(sandbox, draft, [line]);
        if (item && behavior === 'delete') deleteInvoiceItem(sandbox, item);
        else if (item) sandbox.store.put({ ...item, invoice: null });
      }
    }),
  ),
];

function editing(
  sandbox: Sandbox,
  id: string,
  changed: Stripe.Metadata | undefined,
  edit: () => void,
): Stripe.Invoice {
  return sandbox.whole(() => {
    const draft = needDraft(sandbox, id);
    if (changed) redraft(sandbox, draft, { metadata: mergeMetadata(draft.metadata, changed) });
    edit();
    return sandbox.need('invoice', id);
  });
}

function addLine(
  sandbox: Sandbox,
  id: string,
  line: z.output<typeof newLineFields>,
  param: string,
): void {
  const { invoice_item: pending, ...fields } = line;
  if (!pending) {
    addInvoiceItem(sandbox, { ...fields, invoice: id }, param);
    return;
  }
  const item = sandbox.need('invoiceitem', pending, `${param}[invoice_item]`);
  const assigned = sandbox.store.put({ ...item, invoice: id });
  putLines(sandbox, needDraft(sandbox, id), [lineOfItem(assigned)]);
  const state = sandbox.need('sandbox.invoice', id);
  sandbox.store.put({ ...state, pulled: [...state.pulled, pending] });
}

/** A line of an invoice item changes with it; one of a period keeps its price. */
function changeLine(
  sandbox: Sandbox,
  id: string,
  lineId: string,
  params: z.output<typeof lineFields>,
  prefix: string,
): Stripe.InvoiceLineItem {
  const draft = needDraft(sandbox, id);
  const line = lineOf(draft, lineId);
  const item = itemBehind(sandbox, line);
  if (item) changeInvoiceItem(sandbox, params, item, prefix);
  else {
    const { rates } = sandbox.need('sandbox.invoice', id);
    const own = params.tax_rates ?? rates[lineId];
    const changed: Stripe.InvoiceLineItem = {
      ...line,
      ...(params.amount !== undefined && { amount: params.amount, subtotal: params.amount }),
      ...(params.description !== undefined && { description: params.description || null }),
      ...(params.discountable !== undefined && { discountable: params.discountable }),
      ...(params.metadata && { metadata: mergeMetadata(line.metadata, params.metadata) }),
      ...(params.period && { period: params.period }),
    };
    putLines(sandbox, draft, [{ line: changed, rates: ratesOf(sandbox, own, 'tax_rates') }]);
  }
  return lineOf(sandbox.need('invoice', id), lineId);
}

function lineOf(invoice: Stripe.Invoice, id: string): Stripe.InvoiceLineItem {
  const line = invoice.lines.data.find((each) => each.id === id);
  if (!line) throw missingResource('invoice line item', id, 'line_item_id');
  return line;
}
