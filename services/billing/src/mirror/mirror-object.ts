import type { Database, Tx, Work } from '../context.ts';
import { healDrift } from '../sync/drift/close-drift.ts';
import { fetchedCategories } from '../sync/drift/drift-category.ts';
import { fetchObject } from './fetch-object.ts';
import type { MirrorType, Ref, StripeObject } from './mirror-type.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { type FetchMark, storeDeletion, storeObject } from './store-object.ts';

/**
 * Fetches one object from Stripe and writes the mirror from it. Each fetch takes a number before it
 * asks, and what is written carries it: an older fetch can never overwrite a newer one, whichever
 * process it ran in; within one process, one object is fetched one at a time. An object that was
 * fetched after `heardAt`, when an event spoke of it, is not fetched again. Both times are the
 * database's, so that clocks of different machines cannot hide a change. Answers the object as the
 * mirror has it now; null when Stripe has it no more.
 */
export async function mirrorObject<T extends StripeObject>(
  work: Work,
  type: MirrorType<T>,
  ref: Ref,
  heardAt: Date | null = null,
): Promise<T | null> {
  const { id } = ref;
  // Most events find that another one of the same moment has had the object fetched.
  const known = await knownSince<T>(work.db, ref, heardAt);
  if (known) return known.object;
  return oneAtATime(id, async () => {
    const meanwhile = await knownSince<T>(work.db, ref, heardAt);
    if (meanwhile) return meanwhile.object;
    const mark = await nextFetch(work.db);
    const object = await fetchObject(work.services.stripe, type, ref);
    return work.transact(async (tx) => {
      const isNewest = await write(tx, type, { id, object, mark });
      if (isNewest) return object;
      const newer = await tx.db.mirrorObject.findUnique({ where: { id } });
      return newer === null || newer.deleted ? null : (newer.data as unknown as T);
    });
  });
}

async function knownSince<T>(
  db: Database,
  { id, isFinal }: Ref,
  heardAt: Date | null,
): Promise<{ object: T | null } | null> {
  if (heardAt === null && !isFinal) return null;
  const known = await db.mirrorObject.findUnique({ where: { id } });
  const isNewer = known !== null && heardAt !== null && known.fetchedAt > heardAt;
  if (known === null || !(isNewer || isFinal)) return null;
  return { object: known.deleted ? null : (known.data as unknown as T) };
}

/** Numbers a fetch that is about to begin. */
export async function nextFetch(db: Database): Promise<FetchMark> {
  const [mark] = await db.$queryRaw<FetchMark[]>`
    SELECT nextval('mirror_fetch') AS "fetchNumber", clock_timestamp() AS "fetchedAt"`;
  if (mark === undefined) throw new Error('The database gave no number for a fetch.');
  return mark;
}

/** Writes what a fetch gave with all that is kept of it; false when a newer fetch was written before. */
async function write<T extends StripeObject>(
  tx: Tx,
  type: MirrorType<T>,
  { id, object, mark }: { id: string; object: T | null; mark: FetchMark },
): Promise<boolean> {
  const { fetchedAt } = mark;
  // An object that is new has no row yet that could be locked.
  await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${id}, 0))`;
  if (object === null) {
    if (!(await storeDeletion(tx, id, mark))) return false;
    await type.remove?.({ id, fetchedAt, tx });
  } else {
    if (!(await storeObject(tx, object, mark))) return false;
    await type.project?.({ object, fetchedAt, tx });
  }
  await healDrift(tx, [id], fetchedCategories);
  return true;
}
