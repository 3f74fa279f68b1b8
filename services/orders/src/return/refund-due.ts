import type { OrderLineRow } from '../order/order.repository.ts';
import type { Piece, ReturnLineRow } from './return.repository.ts';

export type RefundDue = {
  amountMinor: number;
  lines: { lineId: string; name: string; quantity: number; amountMinor: number }[];
};

/**
 * What came back, at the price that was paid for it, taxes included. Pieces that are missing, or that
 * are another thing than was sold, are not paid for. Of a line that comes back in several returns the
 * roundings may differ from the whole by a cent for each return.
 */
export function refundDue(
  returned: readonly Pick<ReturnLineRow, 'orderLineId' | 'inspection'>[],
  ordered: readonly Pick<OrderLineRow, 'id' | 'nameEn' | 'quantity' | 'totalMinor'>[],
): RefundDue {
  const lines = returned.flatMap(({ orderLineId, inspection }) => {
    const line = ordered.find(({ id }) => id === orderLineId);
    const quantity = Math.min(line?.quantity ?? 0, accepted(inspection as Piece[]));
    if (line === undefined || quantity === 0) return [];
    const amountMinor = Math.round((line.totalMinor * quantity) / line.quantity);
    return [{ lineId: line.id, name: line.nameEn, quantity, amountMinor }];
  });
  return { lines, amountMinor: lines.reduce((sum, line) => sum + line.amountMinor, 0) };
}

const accepted = (pieces: Piece[]): number =>
  pieces
    .filter(({ condition }) => condition !== 'MISSING' && condition !== 'WRONG_ITEM')
    .reduce((sum, { quantity }) => sum + quantity, 0);
