import { z } from 'zod';
import { addInvoiceItem, changeInvoiceItem } from '../invoices/change-item.ts';
import { deleteInvoiceItem } from '../invoices/close-invoice.ts';
import { dropLines, lineBehind, needDraft } from '../invoices/edit-draft.ts';
import { itemChangeParams, newItemParams } from '../invoices/item-params.ts';
import { listObjects } from '../pagination.ts';
import { flag, none, paging, text } from '../params.ts';
import { type Route, route } from '../route.ts';
import { isShown } from '../time/clock-of.ts';

const listFields = z.strictObject({
  ...paging,
  customer: text.optional(),
  invoice: text.optional(),
  pending: flag.optional(),
});

export const invoiceItemRoutes: Route[] = [
  route('POST', '/v1/invoiceitems', newItemParams, (sandbox, params) =>
    sandbox.whole(() => addInvoiceItem(sandbox, params)),
  ),
  route('GET', '/v1/invoiceitems/:id', none, (sandbox, _, id) => sandbox.need('invoiceitem', id)),
  route('POST', '/v1/invoiceitems/:id', itemChangeParams, (sandbox, params, id) =>
    sandbox.whole(() => changeInvoiceItem(sandbox, params, sandbox.need('invoiceitem', id, 'id'))),
  ),
  route('DELETE', '/v1/invoiceitems/:id', none, (sandbox, _, id) => {
    const item = sandbox.need('invoiceitem', id, 'id');
    const draft = item.invoice ? needDraft(sandbox, String(item.invoice)) : undefined;
    const line = draft && lineBehind(draft, item);
    if (draft && line) dropLines(sandbox, draft, [line.id]);
    return deleteInvoiceItem(sandbox, item);
  }),
  route('GET', '/v1/invoiceitems', listFields, ({ store }, params) =>
    listObjects(
      store,
      'invoiceitem',
      '/v1/invoiceitems',
      params,
      { customer: params.customer, invoice: params.invoice },
      (item) =>
        isShown(item, { ...params, customer: params.customer ?? params.invoice }) &&
        (params.pending === undefined || (item.invoice === null) === params.pending),
    ),
  ),
];
