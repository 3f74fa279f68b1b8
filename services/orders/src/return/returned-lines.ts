import type { EventInput } from '@mobilytics/events/transaction';
import type { Db } from '../database.ts';
import { linesOfOrders } from '../order/order.repository.ts';
import type { ReturnRow } from './return.repository.ts';

/** A return's lines with what the warehouse and customs must know of them. */
export async function returnedLines(
  db: Db,
  { orderId, lines }: ReturnRow,
): Promise<EventInput<'return.approved'>['lines']> {
  const ordered = await linesOfOrders(db, [orderId]);
  return lines.map(({ orderLineId, quantity, serials }) => {
    const line = ordered.find(({ id }) => id === orderLineId);
    if (line === undefined) throw new Error(`Order ${orderId} has no line ${orderLineId}.`);
    const { sku, nameEn, serialized, unitPriceMinor, weightGrams, hsCode, countryOfOrigin } = line;
    return {
      ...{ lineId: orderLineId, sku, name: nameEn, quantity, serialized, serials },
      ...{ unitPriceMinor, weightGrams, hsCode, countryOfOrigin },
    };
  });
}
