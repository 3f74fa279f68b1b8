import { GraphqlFailure } from '@mobilytics/chassis/failure';
import { decimalsOf, isKnownCurrency, MoneyError } from '@mobilytics/money/money';
import type { Database } from '../context.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { InvoiceFilter } from '../generated/resolvers.ts';
import { dayBegins, dayEnds } from './eastern-day.ts';
import { whereKind } from './invoice-kind.ts';

type Where = Prisma.InvoiceWhereInput;

/** What a filter asks of the kind, the day and the total of invoices. */
export async function invoicesWhere(
  db: Database,
  filter: InvoiceFilter | null | undefined,
): Promise<Where[]> {
  const { kind, issuedFrom, issuedTo, totalFrom, totalTo } = filter ?? {};
  return [
    ...(kind ? [whereKind(kind)] : []),
    ...(issuedFrom ? [{ issuedAt: { gte: dayBegins(issuedFrom) } }] : []),
    ...(issuedTo ? [{ issuedAt: { lt: dayEnds(issuedTo) } }] : []),
    ...(totalFrom || totalTo ? [await whereTotal(db, totalFrom, totalTo)] : []),
  ];
}

/** A total is asked for in major units, of which each currency has its own number of minor ones. */
async function whereTotal(
  db: Database,
  from: string | null | undefined,
  to: string | null | undefined,
): Promise<Where> {
  const found = await db.invoice.groupBy({ by: ['currency'] });
  const currencies = found.map(({ currency }) => currency).filter(isKnownCurrency);
  return {
    OR: currencies.map((currency) => ({
      currency,
      totalMinor: {
        ...(from && { gte: toMinor(from, currency, Math.ceil) }),
        ...(to && { lte: toMinor(to, currency, Math.floor) }),
      },
    })),
  };
}

function toMinor(decimal: string, currency: string, round: (value: number) => number): number {
  try {
    const minor = round(Number(decimal) * 10 ** decimalsOf(currency));
    // The column holds no more; whatever is beyond it is beyond every invoice.
    return Math.max(-2_147_483_648, Math.min(2_147_483_647, minor));
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error;
    throw new GraphqlFailure('BAD_INPUT', error.message);
  }
}
