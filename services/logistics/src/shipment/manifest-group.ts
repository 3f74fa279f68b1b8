/**
 * Parcels that a carrier is told of together: those of one warehouse whose labels were asked for on one day.
 * By the day of asking, which is stored, so that every attempt and the end of the day name the same group.
 */
export function manifestGroup(warehouseCode: string, requestedAt: Date): string {
  return `${warehouseCode}-${requestedAt.toISOString().slice(0, 10)}`;
}
