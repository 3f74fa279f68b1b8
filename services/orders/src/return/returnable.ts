import type { ShipmentLine } from '../order/derive-progress.ts';

type Line = { id: string; deliveredQuantity: number; serialized: boolean };
type Returning = { orderLineId: string; quantity: number; serials: readonly string[] };

/** How many of a line can be returned: delivered, and in no return that still counts. */
export function returnableQuantity(line: Line, returning: readonly Returning[]): number {
  const taken = returning
    .filter(({ orderLineId }) => orderLineId === line.id)
    .reduce((sum, { quantity }) => sum + quantity, 0);
  return Math.max(0, line.deliveredQuantity - taken);
}

export type SerialProblem = 'NONE' | 'COUNT' | 'TWICE' | 'UNKNOWN' | 'RETURNING';

/**
 * What is wrong with the serials named for a line. Serials that logistics told with a delivery are the
 * only ones that may be named; a delivery from before it told them cannot be checked here and is
 * checked when the parcel is inspected.
 */
export function serialProblem(
  line: Line,
  named: { quantity: number; serials: readonly string[] },
  delivered: readonly ShipmentLine[],
  returning: readonly Returning[],
): SerialProblem {
  if (named.serials.length !== (line.serialized ? named.quantity : 0)) return 'COUNT';
  if (new Set(named.serials).size !== named.serials.length) return 'TWICE';
  const known = delivered.filter(({ lineId }) => lineId === line.id);
  const serials = known.flatMap((part) => part.serials ?? []);
  const isTold = known.every((part) => part.serials !== undefined);
  if (isTold && named.serials.some((serial) => !serials.includes(serial))) return 'UNKNOWN';
  const taken = returning.flatMap((other) => other.serials);
  return named.serials.some((serial) => taken.includes(serial)) ? 'RETURNING' : 'NONE';
}
