import type { Work } from '../../context.ts';
import type { ReconcileRun } from '../../generated/prisma/client.ts';
import { canonicalHash } from '../../mirror/canonical.ts';
import type { AnyMirrorType, Ref } from '../../mirror/mirror-type.ts';
import { plainObject } from '../../mirror/store-object.ts';
import { idOf } from '../../mirror/stripe-time.ts';
import { healDrift } from '../drift/close-drift.ts';
import { judge } from './judge.ts';
import type { ListedPage } from './list-page.ts';
import { noCounts, type TypeCounts } from './run-counts.ts';

/** Compares what Stripe listed with the mirror, a page in one read, and marks it as seen in one write. */
export async function comparePage(
  work: Work,
  run: ReconcileRun,
  type: AnyMirrorType,
  { objects }: ListedPage,
): Promise<TypeCounts> {
  const counts = { ...noCounts(), listed: objects.length };
  if (objects.length === 0) return counts;
  const ids = objects.map(({ object }) => object.id);
  const rows = await work.db.mirrorObject.findMany({
    where: { id: { in: ids } },
    select: { id: true, hash: true, deleted: true },
  });
  const known = new Map(rows.map((row) => [row.id, row]));
  const suspects: Ref[] = [];
  const equal: string[] = [];
  for (const { object, customerId } of objects) {
    const row = known.get(object.id);
    const whole = type.complete ? await type.complete(work.services.stripe, object) : object;
    if (row && !row.deleted && row.hash === canonicalHash(plainObject(whole))) {
      equal.push(object.id);
    } else {
      const { customer } = object as { customer?: string | { id: string } | null };
      suspects.push({ type: type.type, id: object.id, customerId: customerId ?? idOf(customer) });
    }
  }
  counts.same = equal.length;
  await work.transact(async (tx) => {
    await tx.db.mirrorObject.updateMany({
      where: { id: { in: ids } },
      data: { seenInRun: run.id },
    });
    if (equal.length > 0) await healDrift(tx, equal);
  });
  if (suspects.length === 0) return counts;
  const judged = await judge(work, run, type, suspects);
  return { ...judged, listed: counts.listed, same: counts.same + judged.same };
}
