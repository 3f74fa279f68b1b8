import type { PayableLine } from '../checkout/payable-order.ts';
import type { OrderParcel, PayableOrder } from '../generated/prisma/client.ts';
import type { InvoiceLineRow } from '../invoice/invoice.repository.ts';
import { metadataOf, type Sources } from './evidence-sources.ts';
import { isOfSubscription, originOf, type StripeLine } from './stripe-line.ts';

/** What of an order a line charges, and what was sent of it. */
export interface OrderEvidence {
  kind: 'ORDER';
  order: PayableOrder;
  /** Null for shipping. */
  line: PayableLine | null;
  parcels: OrderParcel[];
}

/** The order whose line this is. Null for what no order asked for, and for a plan's later periods. */
export function explainOrder(
  row: InvoiceLineRow,
  line: StripeLine,
  { orders, parcels, objects }: Sources,
): OrderEvidence | null {
  const orderId = orderIdOf(row, line, objects);
  const order = orderId === null ? undefined : orders.get(orderId);
  if (!order) return null;
  const own = { ...productOf(line, objects), ...line.metadata };
  const found = lineOf(order, own);
  if (found === undefined && own.kind !== 'SHIPPING') return null;
  const ofLine = (parcels.get(order.orderId) ?? []).filter(
    ({ lines }) => found && piecesIn(lines, found.lineId).length > 0,
  );
  return { kind: 'ORDER', order, line: found ?? null, parcels: ofLine };
}

/** By the line's own words, its subscription's, or its invoice's. */
export function orderIdOf(
  row: InvoiceLineRow,
  line: StripeLine,
  objects: Sources['objects'],
): string | null {
  const ofSubscription = metadataOf(objects, originOf(line).subscription).order_id;
  return line.metadata.order_id ?? ofSubscription ?? row.orderId;
}

/** What we wrote on the product and price that a line charges. */
export function productOf(line: StripeLine, objects: Sources['objects']): Record<string, string> {
  const { price, product } = line.pricing?.price_details ?? {};
  return { ...metadataOf(objects, product), ...metadataOf(objects, price) };
}

function lineOf(order: PayableOrder, own: Record<string, string>): PayableLine | undefined {
  const lines = order.lines as unknown as PayableLine[];
  return (
    lines.find(({ lineId }) => lineId === own.line_id) ??
    // A plan's price is one for all orders, so its SKU tells which line it is.
    lines.find(({ sku }) => own.line_id === undefined && sku === own.sku)
  );
}

/** The pieces of an order's line in a parcel. */
export function piecesIn(
  lines: unknown,
  lineId: string,
): { lineId: string; quantity: number; serials?: string[] }[] {
  return (lines as { lineId: string; quantity: number; serials?: string[] }[]).filter(
    (piece) => piece.lineId === lineId,
  );
}

/** Whether a line charges a data plan, by what we wrote on its product. */
export function isPlan(line: StripeLine, objects: Sources['objects']): boolean {
  const { sku, kind } = productOf(line, objects);
  return isOfSubscription(line) && sku !== undefined && kind !== 'USAGE';
}
