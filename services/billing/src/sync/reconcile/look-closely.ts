import type { Work } from '../../context.ts';
import type { MirrorObject } from '../../generated/prisma/client.ts';
import { canonicalHash } from '../../mirror/canonical.ts';
import { fetchObject } from '../../mirror/fetch-object.ts';
import type { AnyMirrorType, Ref } from '../../mirror/mirror-type.ts';
import { plainObject } from '../../mirror/store-object.ts';
import type { DriftCategory } from '../drift/drift-category.ts';

export interface Difference {
  ref: Ref;
  category: Extract<DriftCategory, 'MISSING_HERE' | 'MISSING_THERE' | 'DIFFERENT'>;
  row: MirrorObject | null;
  /** The object as it was fetched now; null when Stripe has it no more. */
  theirs: Record<string, unknown> | null;
}

/**
 * Fetches one object under its lock and compares it with the mirror, whose row cannot change meanwhile.
 * Writes nothing. Null when both are the same.
 */
export async function lookClosely(
  work: Work,
  type: AnyMirrorType,
  ref: Ref,
): Promise<Difference | null> {
  return work.transact(async (tx) => {
    await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${ref.id}, 0))`;
    const row = await tx.db.mirrorObject.findUnique({ where: { id: ref.id } });
    const object = await fetchObject(work.services.stripe, type, ref);
    const isHere = row !== null && !row.deleted;
    if (object === null) {
      return isHere ? { ref, category: 'MISSING_THERE', row, theirs: null } : null;
    }
    const theirs = plainObject(object) as Record<string, unknown>;
    if (!isHere) return { ref, category: 'MISSING_HERE', row, theirs };
    return canonicalHash(theirs) === row.hash ? null : { ref, category: 'DIFFERENT', row, theirs };
  });
}

/** Whether the mirror's row is another one than the difference was seen with. */
export async function hasMoved(work: Work, { ref, row }: Difference): Promise<boolean> {
  const now = await work.db.mirrorObject.findUnique({ where: { id: ref.id } });
  return (
    (now === null) !== (row === null) ||
    now?.hash !== row?.hash ||
    now?.deleted !== row?.deleted ||
    now?.fetchedAt.getTime() !== row?.fetchedAt.getTime()
  );
}
