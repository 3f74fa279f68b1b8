import type { Context } from '../context.ts';
import { shareOfAmount } from '../evidence/share-of-amount.ts';
import type { Invoice, InvoiceLine } from '../generated/prisma/client.ts';
import type { CreditNoteParams } from './credit-note-params.ts';
import { type CreditedBefore, creditedBefore } from './credited-before.ts';
import type { CreditableLine } from './spread-credit.ts';

/** The taxes of an invoice's line, as the mirror keeps them. */
type LineTax = { rateId: string | null; amountMinor: number };

/** What is left to credit of the lines of an invoice, and what so much of one comes to with its taxes. */
export async function creditableLines(
  ctx: Context,
  { id: invoiceId }: Invoice,
): Promise<(CreditableLine & { line: InvoiceLine })[]> {
  const invoiced = await ctx.db.invoiceLine.findMany({
    where: { invoiceId },
    orderBy: { position: 'asc' },
  });
  const [inclusive, credited] = await Promise.all([
    inclusiveRates(ctx, invoiced),
    creditedBefore(ctx.db, invoiceId),
  ]);
  return invoiced.map((line) => {
    const before = credited.get(line.stripeLineId);
    return {
      ...{ line, stripeLineId: line.stripeLineId },
      leftMinor: line.netMinor - (before?.netMinor ?? 0),
      totalOf: (net) => net + taxesOf(line, net, { inclusive, before }),
    };
  });
}

/**
 * What a credit note comes to, taxes included, reckoned as Stripe does: each line before taxes, then
 * of each of its taxes the same share. What was credited before counts, so that the last part of a
 * line takes what rounding left.
 */
export async function creditedTotal(
  ctx: Context,
  invoice: Invoice,
  { lines, amountMinor, roundingMinor }: CreditNoteParams,
): Promise<number> {
  if (lines === null) return amountMinor ?? 0;
  const creditable = await creditableLines(ctx, invoice);
  return lines.reduce((total, { stripeLineId, amountMinor: asked, quantity }) => {
    const of = creditable.find((each) => each.stripeLineId === stripeLineId);
    return of ? total + of.totalOf(asked ?? netOf(of.line, quantity)) : total;
  }, roundingMinor);
}

const netOf = ({ netMinor, quantity: of }: InvoiceLine, quantity: number | null): number =>
  quantity === null || of === 0 ? netMinor : shareOfAmount(netMinor, quantity, of);

interface Known {
  inclusive: ReadonlySet<string>;
  before: CreditedBefore | undefined;
}

/** What is in the price already adds nothing. */
function taxesOf({ taxes, netMinor }: InvoiceLine, net: number, { inclusive, before }: Known) {
  if (netMinor === 0) return 0;
  return (taxes as unknown as LineTax[])
    .filter(({ rateId }) => !inclusive.has(rateId ?? ''))
    .reduce((sum, { rateId, amountMinor }) => {
      const until = shareOfAmount(amountMinor, (before?.netMinor ?? 0) + net, netMinor);
      return sum + until - (before?.taxes.get(rateId ?? '') ?? 0);
    }, 0);
}

async function inclusiveRates(ctx: Context, lines: readonly InvoiceLine[]): Promise<Set<string>> {
  const ids = lines.flatMap(({ taxes }) =>
    (taxes as unknown as LineTax[]).flatMap(({ rateId }) => rateId ?? []),
  );
  const rates = await ctx.db.mirrorObject.findMany({ where: { id: { in: ids } } });
  const isInclusive = ({ data }: (typeof rates)[number]) =>
    (data as { inclusive: boolean }).inclusive;
  return new Set(rates.filter(isInclusive).map(({ id }) => id));
}
