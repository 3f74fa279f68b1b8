type Line = {
  fulfillmentId: string;
  sku: string;
  name: string;
  serialized: boolean;
  /** Pieces that nobody has taken from the shelf yet. */
  left: number;
};

export type Stop = {
  bin: string | null;
  sku: string;
  name: string;
  serialized: boolean;
  quantity: number;
  totes: { tote: number; fulfillmentId: string; quantity: number }[];
};

/** One stop an item, by bin as people read bins (A-2 before A-10); items without a bin come last. */
export function planWalk(
  fulfillmentIds: readonly string[],
  lines: readonly Line[],
  bins: ReadonlyMap<string, string | null>,
): Stop[] {
  const stops = new Map<string, Stop>();
  for (const { fulfillmentId, sku, name, serialized, left } of lines) {
    if (left <= 0) continue;
    const bin = bins.get(sku) ?? null;
    const stop = stops.get(sku) ?? { bin, sku, name, serialized, quantity: 0, totes: [] };
    stop.quantity += left;
    const tote = fulfillmentIds.indexOf(fulfillmentId) + 1;
    const same = stop.totes.find((one) => one.tote === tote);
    if (same) same.quantity += left;
    else stop.totes.push({ tote, fulfillmentId, quantity: left });
    stops.set(sku, stop);
  }
  const order = new Intl.Collator('en', { numeric: true });
  return [...stops.values()]
    .map((stop) => ({ ...stop, totes: stop.totes.toSorted((a, b) => a.tote - b.tote) }))
    .sort(
      (a, b) =>
        Number(a.bin === null) - Number(b.bin === null) ||
        order.compare(a.bin ?? '', b.bin ?? '') ||
        order.compare(a.sku, b.sku),
    );
}
