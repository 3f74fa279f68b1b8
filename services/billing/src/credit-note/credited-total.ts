import { taxOnMinor } from '@mobilytics/tax/tax-on';
import type { Context } from '../context.ts';
import type { Invoice, InvoiceLine } from '../generated/prisma/client.ts';
import type { CreditNoteParams } from './credit-note-params.ts';

/** The taxes of an invoice's line, as the mirror keeps them. */
type LineTax = { rateId: string | null; amountMinor: number };

/**
 * What a credit note comes to, taxes included, reckoned as Stripe does: each line before taxes, then
 * each of its taxes rounded for itself.
 */
export async function creditedTotal(
  ctx: Context,
  { id: invoiceId }: Invoice,
  { lines, amountMinor }: CreditNoteParams,
): Promise<number> {
  if (lines === null) return amountMinor ?? 0;
  const invoiced = await ctx.db.invoiceLine.findMany({
    where: { invoiceId, stripeLineId: { in: lines.map(({ stripeLineId }) => stripeLineId) } },
  });
  const percents = await percentsOf(ctx, invoiced);
  return lines.reduce((total, credited) => {
    const line = invoiced.find(({ stripeLineId }) => stripeLineId === credited.stripeLineId);
    if (!line) return total;
    const net = credited.amountMinor ?? netOf(line, credited.quantity);
    const taxes = (line.taxes as unknown as LineTax[]).reduce(
      (sum, { rateId }) => sum + taxOnMinor(net, percents.get(rateId ?? '') ?? 0),
      0,
    );
    return total + net + taxes;
  }, 0);
}

const netOf = ({ netMinor, quantity: of }: InvoiceLine, quantity: number | null): number =>
  quantity === null || of === 0 ? netMinor : Math.round((netMinor * quantity) / of);

/** Millionths of a per cent, by Stripe's id of the rate; what is in the price already adds nothing. */
async function percentsOf(ctx: Context, lines: readonly InvoiceLine[]) {
  const ids = lines.flatMap(({ taxes }) =>
    (taxes as unknown as LineTax[]).flatMap(({ rateId }) => rateId ?? []),
  );
  const rates = await ctx.db.mirrorObject.findMany({ where: { id: { in: ids } } });
  return new Map(
    rates.map(({ id, data }) => {
      const { percentage, inclusive } = data as { percentage: number; inclusive: boolean };
      return [id, inclusive ? 0 : Math.round(percentage * 1_000_000)];
    }),
  );
}
