import type { Database, Work } from '../context.ts';
import { healDrift } from '../sync/drift/close-drift.ts';
import { databaseTime } from './database-time.ts';
import { fetchObject } from './fetch-object.ts';
import type { MirrorType, Ref, StripeObject } from './mirror-type.ts';
import { storeObject } from './store-object.ts';

/**
 * Fetches one object from Stripe and writes the mirror from it, one fetch at a time per object: the
 * lock spans fetch and write, so an older fetch can never overwrite a newer one. An object that was
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
  const knownOf = async (db: Database): Promise<{ object: T | null } | null> => {
    const known = await db.mirrorObject.findUnique({ where: { id } });
    const isNewer = known !== null && heardAt !== null && known.fetchedAt > heardAt;
    if (known === null || !(isNewer || ref.isFinal)) return null;
    return { object: known.deleted ? null : (known.data as unknown as T) };
  };
  // Most events find that another one of the same moment has had the object fetched.
  const known = await knownOf(work.db);
  if (known) return known.object;
  return work.transact(async (tx) => {
    await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${id}, 0))`;
    const meanwhile = await knownOf(tx.db);
    if (meanwhile) return meanwhile.object;
    const fetchedAt = await databaseTime(tx);
    const object = await fetchObject(work.services.stripe, type, ref);
    if (object === null) {
      await tx.db.mirrorObject.updateMany({ where: { id }, data: { deleted: true, fetchedAt } });
      await type.remove?.({ id, fetchedAt, tx });
      await healDrift(tx, [id]);
      return null;
    }
    await storeObject(tx, object, fetchedAt);
    await type.project?.({ object, fetchedAt, tx });
    await healDrift(tx, [id]);
    return object;
  });
}
