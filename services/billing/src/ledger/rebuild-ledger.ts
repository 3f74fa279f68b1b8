import type { Work } from '../context.ts';
import { databaseTime } from '../mirror/database-time.ts';
import type { StripeObject } from '../mirror/mirror-type.ts';
import { postedMovements } from './ledger.repository.ts';
import { missingTransactions } from './missing-movements.ts';
import { postObject } from './post-object.ts';
import { postedTypes, postingsOf } from './postings-of.ts';

export interface RebuiltLedger {
  /** Objects of the mirror that were looked at. */
  objects: number;
  /** Transactions that the mirror tells of and the ledger lacks, by Stripe's id; at most 100. */
  differing: string[];
  differences: number;
  /** Objects in the ledger that the mirror does not have; at most 100. */
  unknown: string[];
  /** Transactions posted because of `post`. */
  posted: number;
}

const pageSize = 500;
const toldAtMost = 100;

/**
 * Reckons every posting from the whole mirror once more and compares it with the ledger, page by page.
 * With `post` what is missing is posted: the way to begin a ledger beside a mirror that is older.
 */
export async function rebuildLedger(work: Work, { post = false } = {}): Promise<RebuiltLedger> {
  const result: RebuiltLedger = {
    objects: 0,
    differing: [],
    differences: 0,
    unknown: [],
    posted: 0,
  };
  const { db } = work;
  for (let after = ''; ; ) {
    const page = await db.mirrorObject.findMany({
      where: { type: { in: [...postedTypes] }, deleted: false, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: pageSize,
    });
    const posted = await postedMovements(
      db,
      page.map(({ id }) => id),
    );
    for (const { id, data, fetchedAt } of page) {
      const object = data as unknown as StripeObject;
      const wanted = await postingsOf(db, object);
      const missing = missingTransactions(wanted, posted.get(id) ?? [], fetchedAt);
      if (missing.length === 0) continue;
      result.differences += missing.length;
      if (result.differing.length < toldAtMost) result.differing.push(id);
      if (post) result.posted += await repost(work, id);
    }
    result.objects += page.length;
    after = page.at(-1)?.id ?? '';
    if (page.length < pageSize) break;
  }
  const unknown = await db.$queryRaw<{ sourceId: string }[]>`
    SELECT DISTINCT t."sourceId" FROM "LedgerTransaction" t
    WHERE NOT EXISTS (SELECT 1 FROM "MirrorObject" m WHERE m."id" = t."sourceId" AND NOT m."deleted")
    LIMIT ${toldAtMost}`;
  result.unknown = unknown.map(({ sourceId }) => sourceId);
  return result;
}

/** Posts from the mirror as it is now, under the object's lock. */
export function repost(work: Work, id: string): Promise<number> {
  return work.transact(async (tx) => {
    await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${id}, 0))`;
    const row = await tx.db.mirrorObject.findUnique({ where: { id } });
    if (!row || row.deleted) return 0;
    const object = row.data as unknown as StripeObject;
    return postObject({ object, fetchedAt: await databaseTime(tx), tx });
  });
}
