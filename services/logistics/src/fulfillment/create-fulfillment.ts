import type { EventPayload } from '@mobilytics/events/catalogue';
import { newId } from '@mobilytics/ids/new-id';
import type { PostalAddress } from '../carrier/carrier.ts';
import type { Tx } from '../context.ts';
import { chooseWarehouse } from './choose-warehouse.ts';
import { lockOrder } from './known-order.ts';
import { lockFulfillment, reserve } from './reserve.ts';
import { settleOrderState } from './settle-order-state.ts';

type Confirmed = EventPayload<'order.confirmed'>;
type Line = Confirmed['lines'][number];

/** What must be known of an order, or of what replaces returned things, to send it. */
export type Sendable = Pick<
  Confirmed,
  'orderId' | 'number' | 'currency' | 'shippingMethod' | 'shippingAddress' | 'contactEmail'
> & {
  lines: Omit<Line, 'variantId' | 'interval' | 'netMinor' | 'taxes'>[];
};

/** Makes the warehouse's work of a confirmed order. An order of nothing to ship makes none. */
export async function createFulfillment(
  tx: Tx,
  { organizationId, order }: { organizationId: string; order: Sendable },
  originCountries: ReadonlySet<string>,
): Promise<void> {
  const lines = order.lines.filter(({ shippable }) => shippable);
  if (lines.length === 0) return;
  await learnItems(tx, lines);
  const known = await lockOrder(tx, { orderId: order.orderId, organizationId });
  if (known.canceledAt !== null) return;

  const warehouses = await tx.db.warehouse.findMany({ orderBy: { code: 'asc' } });
  const warehouse = chooseWarehouse(
    warehouses.map(({ id, serves, isDefault, address }) => ({
      ...{ id, serves, isDefault },
      country: (address as PostalAddress).country,
    })),
    order.shippingAddress.country,
    originCountries,
  );
  const id = newId('ful', tx.now);
  await tx.db.fulfillment.create({
    data: {
      ...{ id, organizationId },
      number: await nextFulfillmentNumber(tx),
      orderId: order.orderId,
      orderNumber: order.number,
      status: 'WAITING_FOR_STOCK',
      warehouseId: warehouse.id,
      shipTo: order.shippingAddress,
      shippingMethod: order.shippingMethod,
      contactEmail: order.contactEmail,
      currency: order.currency,
      createdAt: tx.now,
    },
  });
  await tx.db.fulfillmentLine.createMany({
    data: lines.map((line, position) => ({
      id: newId('fln', tx.now),
      ...{ organizationId, fulfillmentId: id, position },
      orderLineId: line.lineId,
      sku: line.sku,
      name: line.name,
      quantity: line.quantity,
      serialized: line.serialized,
      unitPriceMinor: line.unitPriceMinor,
      weightGrams: line.weightGrams,
      hsCode: line.hsCode,
      countryOfOrigin: line.countryOfOrigin,
    })),
  });
  const created = await lockFulfillment(tx, id);
  if (created === null) throw new Error('The fulfilment that was just made is gone.');
  for (const { sku, missing } of await reserve(tx, created)) {
    tx.emit('stock.short', { orderId: order.orderId, sku, missing }, { organizationId });
  }
  await settleOrderState(tx, order.orderId);
}

async function learnItems(tx: Tx, lines: Sendable['lines']): Promise<void> {
  for (const { sku, name, serialized, weightGrams, hsCode, countryOfOrigin } of lines) {
    const facts = { name, serialized, weightGrams, hsCode, countryOfOrigin };
    await tx.db.stockItem.upsert({ where: { sku }, create: { sku, ...facts }, update: facts });
  }
}

export async function nextFulfillmentNumber(tx: Tx): Promise<string> {
  const rows = await tx.db.$queryRaw<{ next: bigint }[]>`
    SELECT nextval('fulfillment_number') AS next`;
  return `F-${rows[0]?.next}`;
}
