import type { Work } from '../../context.ts';
import type { ReconcileRun } from '../../generated/prisma/client.ts';
import type { AnyMirrorType } from '../../mirror/mirror-type.ts';
import { judge } from './judge.ts';
import { noCounts, type TypeCounts } from './run-counts.ts';
import type { RunPlace } from './run-place.ts';

const pageSize = 100;

/**
 * Objects that the mirror had before the run and that Stripe did not list: canceled, detached and
 * archived ones are in no list, so each is fetched before it counts as missing.
 */
export async function compareUnseen(
  work: Work,
  run: ReconcileRun,
  type: AnyMirrorType,
  place: RunPlace,
): Promise<{ counts: TypeCounts; next: RunPlace | null }> {
  const rows = await work.db.mirrorObject.findMany({
    where: {
      type: type.type,
      deleted: false,
      OR: [{ seenInRun: null }, { seenInRun: { not: run.id } }],
      fetchedAt: { lt: run.startedAt },
      ...(place.after && { id: { gt: place.after.id } }),
    },
    orderBy: { id: 'asc' },
    take: pageSize,
    select: { id: true, customerId: true },
  });
  const suspects = rows.map(({ id, customerId }) => ({ type: type.type, id, customerId }));
  const counts = suspects.length > 0 ? await judge(work, run, type, suspects) : noCounts();
  const last = rows.at(-1);
  if (last === undefined || rows.length < pageSize) return { counts, next: null };
  return { counts, next: { ...place, after: { id: last.id, created: null } } };
}
