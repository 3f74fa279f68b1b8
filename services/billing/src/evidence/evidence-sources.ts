import type { Database } from '../context.ts';
import type { InvoiceLine, OrderParcel, PayableOrder } from '../generated/prisma/client.ts';
import type { InvoiceLineRow } from '../invoice/invoice.repository.ts';
import { originOf, type StripeInvoice, type StripeLine } from './stripe-line.ts';

/** Everything that lines of invoices may rest on, read at once for all of them. */
export interface Sources {
  /** Stripe's invoices by our ids. */
  invoices: ReadonlyMap<string, StripeInvoice>;
  /** Mirrored objects by Stripe's ids. */
  objects: ReadonlyMap<string, unknown>;
  orders: ReadonlyMap<string, PayableOrder>;
  parcels: ReadonlyMap<string, OrderParcel[]>;
}

export async function readSources(
  db: Database,
  lines: readonly InvoiceLineRow[],
): Promise<Sources> {
  const rows = await db.invoice.findMany({
    where: { id: { in: [...new Set(lines.map(({ invoiceId }) => invoiceId))] } },
    select: { id: true, stripeInvoiceId: true },
  });
  const mirrored = await readObjects(
    db,
    rows.map(({ stripeInvoiceId }) => stripeInvoiceId),
  );
  const invoices = new Map(
    rows.flatMap(({ id, stripeInvoiceId }) => {
      const invoice = mirrored.get(stripeInvoiceId);
      return invoice === undefined ? [] : [[id, invoice as StripeInvoice] as const];
    }),
  );
  const named = lines.flatMap((line) => {
    const found = stripeLineOf(invoices, line);
    return found ? idsIn(found) : [];
  });
  const objects = await readObjects(db, named);
  const orderIds = [...invoices.values()].flatMap((invoice) => [
    ...orderIdsOf(invoice, objects),
    ...invoice.lines.data.flatMap(({ metadata }) => metadata.order_id ?? []),
  ]);
  const [orders, parcels] = await Promise.all([
    db.payableOrder.findMany({ where: { orderId: { in: orderIds } } }),
    db.orderParcel.findMany({
      where: { orderId: { in: orderIds }, status: { notIn: ['VOIDED', 'VOID_REQUESTED'] } },
      orderBy: { happenedAt: 'asc' },
    }),
  ]);
  return {
    ...{ invoices, objects },
    orders: new Map(orders.map((order) => [order.orderId, order])),
    parcels: Map.groupBy(parcels, ({ orderId }) => orderId),
  };
}

/** The line as Stripe has it; null while the mirror and our rows are of different fetches. */
export function stripeLineOf(
  invoices: Sources['invoices'],
  { invoiceId, stripeLineId }: Pick<InvoiceLine, 'invoiceId' | 'stripeLineId'>,
): StripeLine | null {
  const data = invoices.get(invoiceId)?.lines.data ?? [];
  return data.find(({ id }) => id === stripeLineId) ?? null;
}

/** The order that an invoice says it is for, itself or through its subscriptions. */
function orderIdsOf(invoice: StripeInvoice, objects: Sources['objects']): string[] {
  const subscriptions = invoice.lines.data.map((line) =>
    metadataOf(objects, originOf(line).subscription),
  );
  return [
    invoice.metadata,
    invoice.parent?.subscription_details?.metadata,
    ...subscriptions,
  ].flatMap((metadata) => metadata?.order_id ?? []);
}

/** Our words on a mirrored object; empty where it is not mirrored. */
export function metadataOf(
  objects: Sources['objects'],
  id: string | null | undefined,
): Record<string, string> {
  const object = id ? objects.get(id) : undefined;
  return (object as { metadata?: Record<string, string> } | undefined)?.metadata ?? {};
}

function idsIn(line: StripeLine): string[] {
  const { price, product } = line.pricing?.price_details ?? {};
  const origin = originOf(line);
  const rates = (line.taxes ?? []).map(({ tax_rate_details: of }) => of?.tax_rate);
  const credited = origin.proration_details?.credited_items?.invoice;
  return [price, product, origin.subscription, credited, ...rates].filter(
    (id) => typeof id === 'string',
  );
}

async function readObjects(db: Database, ids: string[]): Promise<Map<string, unknown>> {
  const rows = await db.mirrorObject.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, data: true },
  });
  return new Map(rows.map(({ id, data }) => [id, data]));
}
