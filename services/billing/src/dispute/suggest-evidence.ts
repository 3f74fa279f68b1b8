import type { PayableLine } from '../checkout/payable-order.ts';
import type { Dispute, OrderParcel, PayableOrder } from '../generated/prisma/client.ts';

export type Suggested = { field: string; value: string };

/** What we know of an order and its parcels that may prove that it was sold and delivered. */
export function suggestEvidence(
  dispute: Pick<Dispute, 'evidence'>,
  order: PayableOrder | null,
  parcels: readonly OrderParcel[],
  address: { name?: string | null; lines: string } | null,
): Suggested[] {
  const kept = dispute.evidence as Record<string, string>;
  const sent = parcels.filter(({ trackingNumber }) => trackingNumber !== null);
  const delivered = parcels.find(({ status }) => status === 'DELIVERED');
  const known: Record<string, string | null | undefined> = {
    product_description: order && describe(order),
    customer_name: address?.name,
    customer_email_address: order?.contactEmail,
    billing_address: address?.lines,
    shipping_carrier: unique(sent.map(({ carrier }) => carrier ?? '')),
    shipping_tracking_number: unique(sent.map(({ trackingNumber }) => trackingNumber ?? '')),
    shipping_date: (delivered ?? sent[0])?.happenedAt.toISOString().slice(0, 10),
    uncategorized_text: delivered && deliveryText(delivered, order),
  };
  return Object.entries(known).flatMap(([field, value]) =>
    value && kept[field] === undefined ? [{ field, value }] : [],
  );
}

function describe({ number, lines, placedAt }: PayableOrder): string {
  const items = (lines as unknown as PayableLine[]).map(
    ({ quantity, name }) => `${quantity} × ${name}`,
  );
  return `Order ${number} of ${placedAt.toISOString().slice(0, 10)}: ${items.join(', ')}.`;
}

const deliveryText = (parcel: OrderParcel, order: PayableOrder | null): string =>
  `The parcel ${parcel.trackingNumber ?? parcel.shipmentId} of order ${order?.number ?? parcel.orderId} was delivered on ${parcel.happenedAt.toISOString().slice(0, 10)}${parcel.trackingUrl ? ` (${parcel.trackingUrl})` : ''}.`;

const unique = (texts: string[]): string => [...new Set(texts.filter(Boolean))].join(', ');
