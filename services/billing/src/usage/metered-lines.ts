export interface MeteredLine {
  id: string;
  quantity: number;
  period: { start: number; end: number };
}

interface StripeLine extends MeteredLine {
  pricing?: { price_details?: { price?: string | { id: string } } } | null;
}

/** The lines of a mirrored invoice that charge this price. */
export function meteredLinesOf(invoice: unknown, stripePriceId: string | null): MeteredLine[] {
  const { lines } = (invoice ?? {}) as { lines?: { data: StripeLine[] } };
  return (lines?.data ?? []).flatMap(({ id, quantity, period, pricing }) => {
    const price = pricing?.price_details?.price;
    const priceId = typeof price === 'string' ? price : price?.id;
    return priceId !== undefined && priceId === stripePriceId
      ? [{ id, period, quantity: quantity ?? 0 }]
      : [];
  });
}
