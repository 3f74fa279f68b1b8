import { newId } from '@mobilytics/ids/new-id';
import type { Database, Tx } from '../context.ts';
import type { LedgerEntry } from '../generated/prisma/client.ts';
import type { AccountId, ProductKind } from './chart-of-accounts.ts';
import type { MissingTransaction, PostedMovement } from './missing-movements.ts';
import type { Entry } from './posting.ts';

/** The object of Stripe's that moved. */
export interface LedgerSource {
  type: string;
  id: string;
  organizationId: string | null;
}

/** What was posted of each object so far, by movement. */
export async function postedMovements(
  db: Database,
  sourceIds: readonly string[],
): Promise<Map<string, PostedMovement[]>> {
  const rows = await db.ledgerTransaction.findMany({
    where: { sourceId: { in: [...sourceIds] } },
    include: { entries: true },
    orderBy: [{ movement: 'asc' }, { sequence: 'asc' }],
  });
  const movements = new Map<string, PostedMovement & { sourceId: string }>();
  for (const { sourceId, movement, kind, currency, sequence, entries } of rows) {
    const key = `${sourceId} ${movement}`;
    const before = movements.get(key)?.entries ?? [];
    movements.set(key, {
      sourceId,
      movement,
      kind,
      currency,
      count: sequence,
      entries: [...before, ...entries.map(entryOf)],
    });
  }
  return Map.groupBy(movements.values(), ({ sourceId }) => sourceId);
}

const entryOf = (row: LedgerEntry): Entry => ({
  account: row.accountId as AccountId,
  amountMinor: Number(row.amountMinor),
  invoiceId: row.stripeInvoiceId,
  productKind: row.productKind as ProductKind | null,
  product: row.product,
  taxName: row.taxName,
  jurisdiction: row.jurisdiction,
  taxableMinor: row.taxableMinor === null ? null : Number(row.taxableMinor),
  isExempt: row.isExempt,
});

export async function writeTransactions(
  tx: Tx,
  { type: sourceType, id: sourceId, organizationId }: LedgerSource,
  missing: readonly MissingTransaction[],
): Promise<void> {
  const transactions = missing.map((transaction) => ({
    ...transaction,
    id: newId('ltx', transaction.occurredAt),
  }));
  await tx.db.ledgerTransaction.createMany({
    data: transactions.map(({ entries: _, ...transaction }) => ({
      ...transaction,
      organizationId,
      sourceType,
      sourceId,
      postedAt: tx.now,
    })),
  });
  await tx.db.ledgerEntry.createMany({
    data: transactions.flatMap(({ id: transactionId, currency, occurredAt, entries }) =>
      entries.map(({ account: accountId, invoiceId: stripeInvoiceId, ...facts }, position) => ({
        ...facts,
        id: newId('len', occurredAt),
        organizationId,
        transactionId,
        position,
        accountId,
        currency,
        occurredAt,
        stripeInvoiceId,
      })),
    ),
  });
}
