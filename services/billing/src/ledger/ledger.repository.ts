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

/** What was posted of an object so far, by movement. */
export async function postedMovements(db: Database, sourceId: string): Promise<PostedMovement[]> {
  const rows = await db.ledgerTransaction.findMany({
    where: { sourceId },
    include: { entries: true },
    orderBy: [{ movement: 'asc' }, { sequence: 'asc' }],
  });
  const movements = new Map<string, PostedMovement>();
  for (const { movement, kind, currency, sequence, entries } of rows) {
    const before = movements.get(movement)?.entries ?? [];
    movements.set(movement, {
      movement,
      kind,
      currency,
      count: sequence,
      entries: [...before, ...entries.map(entryOf)],
    });
  }
  return [...movements.values()];
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
