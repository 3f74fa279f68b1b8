import type Stripe from 'stripe';
import type { Database } from '../../context.ts';
import { removeInvoice, writeInvoice } from '../../invoice/write-invoice.ts';
import { learnSale } from '../../ledger/learn-sale.ts';
import { andPost } from '../../ledger/post-object.ts';
import { fetchOptions } from '../../stripe/fetch-options.ts';
import { completeList } from '../complete-list.ts';
import { defineMirrorType, type Ref } from '../mirror-type.ts';
import { refsTo } from '../refs.ts';
import { idOf } from '../stripe-time.ts';

export const invoiceType = defineMirrorType<Stripe.Invoice>({
  type: 'invoice',
  retrieve: (stripe, { id }) =>
    stripe.invoices.retrieve(id, { expand: ['payments'] }, fetchOptions),
  list: (stripe, page) =>
    stripe.invoices.list({ ...page, expand: ['data.payments'] }, fetchOptions),
  hasCreated: true,
  async complete(stripe, invoice) {
    const lines = await completeList(invoice.lines, (page) =>
      stripe.invoices.listLineItems(invoice.id, page, fetchOptions),
    );
    const payments =
      invoice.payments &&
      (await completeList(invoice.payments, (page) =>
        stripe.invoicePayments.list({ invoice: invoice.id, ...page }, fetchOptions),
      ));
    return { ...invoice, lines, ...(payments && { payments }) };
  },
  project: andPost(writeInvoice),
  remove: removeInvoice,
  settle: learnSale,
  related: async (invoice, db) => [
    ...refsTo(
      'payment_intent',
      (invoice.payments?.data ?? []).map(({ payment }) => idOf(payment.payment_intent)),
    ),
    ...(await itemsTaken(invoice, db)),
    ...(await customerOfFirst(invoice, db)),
  ],
});

/** An invoice takes pending items up without an event of theirs. */
async function itemsTaken(invoice: Stripe.Invoice, db: Database): Promise<Ref[]> {
  const ids = invoice.lines.data.flatMap(
    ({ parent }) => parent?.invoice_item_details?.invoice_item ?? [],
  );
  if (ids.length === 0) return [];
  const rows = await db.mirrorObject.findMany({
    where: { id: { in: ids }, data: { path: ['invoice'], equals: invoice.id } },
    select: { id: true },
  });
  const known = new Set(rows.map(({ id }) => id));
  return refsTo(
    'invoiceitem',
    ids.filter((id) => !known.has(id)),
  );
}

/** The first invoice gives its customer a currency, which no event is sure to tell. */
async function customerOfFirst(invoice: Stripe.Invoice, db: Database): Promise<Ref[]> {
  const id = idOf(invoice.customer);
  const known = id && (await db.mirrorObject.findUnique({ where: { id } }));
  const { currency } = (known ? known.data : {}) as { currency?: string | null };
  return currency ? [] : refsTo('customer', id);
}
