import type { Database } from '../context.ts';

/** What of an invoice's line was credited before; its taxes by Stripe's id of the rate. */
export interface CreditedBefore {
  netMinor: number;
  taxes: Map<string, number>;
}

interface CreditNoteObject {
  lines: {
    data: {
      amount: number;
      invoice_line_item?: string | null;
      taxes: { amount: number; tax_rate_details: { tax_rate: string } | null }[] | null;
    }[];
  };
}

/** By Stripe's id of the invoice's line, of all its credit notes that count. */
export async function creditedBefore(
  db: Database,
  invoiceId: string,
): Promise<Map<string, CreditedBefore>> {
  const notes = await db.creditNote.findMany({
    where: { invoiceId, state: 'ISSUED' },
    select: { stripeCreditNoteId: true },
  });
  const ids = notes.map(({ stripeCreditNoteId }) => stripeCreditNoteId);
  const objects = await db.mirrorObject.findMany({ where: { id: { in: ids } } });
  const lines = objects.flatMap(({ data }) => (data as unknown as CreditNoteObject).lines.data);
  const before = new Map<string, CreditedBefore>();
  for (const { invoice_line_item: lineId, amount, taxes } of lines) {
    if (!lineId) continue;
    const known = before.get(lineId) ?? { netMinor: 0, taxes: new Map<string, number>() };
    known.netMinor += amount;
    for (const tax of taxes ?? []) {
      const rate = tax.tax_rate_details?.tax_rate ?? '';
      known.taxes.set(rate, (known.taxes.get(rate) ?? 0) + tax.amount);
    }
    before.set(lineId, known);
  }
  return before;
}
