import type { Work } from '../../context.ts';
import type { MirrorObject } from '../../generated/prisma/client.ts';
import { canonicalHash } from '../../mirror/canonical.ts';
import { fetchObject } from '../../mirror/fetch-object.ts';
import type { AnyMirrorType, Ref, StripeObject } from '../../mirror/mirror-type.ts';
import { plainObject } from '../../mirror/store-object.ts';
import type { DriftCategory } from '../drift/drift-category.ts';

export interface Difference {
  ref: Ref;
  category: Extract<DriftCategory, 'MISSING_HERE' | 'MISSING_THERE' | 'DIFFERENT'>;
  row: MirrorObject | null;
  /** The object as it was fetched now; null when Stripe has it no more. */
  theirs: Record<string, unknown> | null;
}

const mostLooks = 3;

/**
 * Fetches one object and compares it with the mirror's row, which must be the same before and after the
 * fetch: a row that was written meanwhile is compared with another fetch. Writes nothing and holds no
 * lock while Stripe is asked. Null when both are the same.
 */
export async function lookClosely(
  work: Work,
  type: AnyMirrorType,
  ref: Ref,
): Promise<Difference | null> {
  let row = await rowOf(work, ref);
  for (let look = 1; ; look += 1) {
    const object = await fetchObject(work.services.stripe, type, ref);
    const after = await rowOf(work, ref);
    const difference = compare(ref, after, object);
    if (difference === null || isSame(row, after) || look === mostLooks) return difference;
    row = after;
  }
}

function compare(
  ref: Ref,
  row: MirrorObject | null,
  object: StripeObject | null,
): Difference | null {
  const isHere = row !== null && !row.deleted;
  if (object === null) {
    return isHere ? { ref, category: 'MISSING_THERE', row, theirs: null } : null;
  }
  const theirs = plainObject(object) as Record<string, unknown>;
  if (!isHere) return { ref, category: 'MISSING_HERE', row, theirs };
  return canonicalHash(theirs) === row.hash ? null : { ref, category: 'DIFFERENT', row, theirs };
}

/** Whether the mirror's row is another one than the difference was seen with. */
export async function hasMoved(work: Work, { ref, row }: Difference): Promise<boolean> {
  return !isSame(row, await rowOf(work, ref));
}

const rowOf = (work: Work, { id }: Ref) => work.db.mirrorObject.findUnique({ where: { id } });

const isSame = (one: MirrorObject | null, other: MirrorObject | null): boolean =>
  one?.fetchNumber === other?.fetchNumber && one?.deleted === other?.deleted;
