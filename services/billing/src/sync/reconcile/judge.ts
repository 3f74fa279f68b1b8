import type { Work } from '../../context.ts';
import type { ReconcileRun } from '../../generated/prisma/client.ts';
import { canonicalHash } from '../../mirror/canonical.ts';
import { mirrorObject } from '../../mirror/mirror-object.ts';
import type { AnyMirrorType, Ref } from '../../mirror/mirror-type.ts';
import { plainObject } from '../../mirror/store-object.ts';
import { idOf } from '../../mirror/stripe-time.ts';
import { healDrift } from '../drift/close-drift.ts';
import type { DriftCategory } from '../drift/drift-category.ts';
import { differingFields } from '../drift/drift-field.ts';
import { openDrift } from '../drift/open-drift.ts';
import { pollEvents } from '../poll-events.ts';
import { explainedIds } from './explained.ts';
import { type Difference, hasMoved, lookClosely } from './look-closely.ts';
import { noCounts, type TypeCounts } from './run-counts.ts';

/**
 * Judges objects that looked different in a list. Each is fetched and compared by itself; what
 * still differs is drift only when no event explains it, heard or not. After events were lost there is
 * nothing to judge: all is fetched and written.
 */
export async function judge(
  work: Work,
  run: ReconcileRun,
  type: AnyMirrorType,
  suspects: readonly Ref[],
): Promise<TypeCounts> {
  if (run.kind === 'CATCH_UP') return takeAll(work, type, suspects);
  const counts = noCounts();
  const found: Difference[] = [];
  const equal: string[] = [];
  for (const ref of suspects) {
    const difference = await lookClosely(work, type, ref);
    if (difference) found.push(difference);
    else equal.push(ref.id);
  }
  counts.same = equal.length;
  if (equal.length > 0) await work.transact((tx) => healDrift(tx, equal));
  if (found.length === 0) return counts;
  // Fetched first and polled then: whatever the fetch saw and nobody told is told by now.
  await pollEvents(work);
  const explained = await explainedIds(work, found);
  for (const difference of found) {
    if (explained.has(difference.ref.id) || (await hasMoved(work, difference))) {
      counts.explained += 1;
    } else if (await wentWithCustomer(work, run, type, difference)) {
      counts.explained += 1;
    } else {
      counts[countOf[difference.category]] += 1;
      await work.transact((tx) => openDrift(tx, driftOf(difference, run.id)));
    }
  }
  return counts;
}

const countOf = {
  MISSING_HERE: 'missingHere',
  MISSING_THERE: 'missingThere',
  DIFFERENT: 'different',
} as const satisfies Partial<Record<DriftCategory, keyof TypeCounts>>;

/** Fetches and writes each, and tells by the mirror as it was in what way it differed. */
async function takeAll(
  work: Work,
  type: AnyMirrorType,
  suspects: readonly Ref[],
): Promise<TypeCounts> {
  const counts = noCounts();
  const rows = await work.db.mirrorObject.findMany({
    where: { id: { in: suspects.map(({ id }) => id) }, deleted: false },
    select: { id: true, hash: true },
  });
  const hashes = new Map(rows.map(({ id, hash }) => [id, hash]));
  for (const ref of suspects) {
    const object = await mirrorObject(work, type, ref);
    if (object) await type.settle?.(work, object);
    const before = hashes.get(ref.id);
    if (object === null) counts[before === undefined ? 'same' : 'missingThere'] += 1;
    else if (before === undefined) counts.missingHere += 1;
    else counts[before === canonicalHash(plainObject(object)) ? 'same' : 'different'] += 1;
  }
  return counts;
}

/** Stripe takes what belongs to a customer away with the customer and tells of the customer alone. */
async function wentWithCustomer(
  work: Work,
  run: ReconcileRun,
  type: AnyMirrorType,
  { ref, category, row }: Difference,
): Promise<boolean> {
  if (category !== 'MISSING_THERE' || !row?.customerId || ref.type === 'customer') return false;
  const customer = await work.db.mirrorObject.findUnique({ where: { id: row.customerId } });
  if (!customer?.deleted) return false;
  // A check from the command line writes no object.
  if (run.kind !== 'COMMAND') await mirrorObject(work, type, ref);
  return true;
}

function driftOf({ ref, category, row, theirs }: Difference, runId: string) {
  const ours = category === 'MISSING_HERE' ? null : (row?.data as Record<string, unknown>);
  return {
    ...{ category, objectType: ref.type, objectId: ref.id, runId, ours, theirs },
    stripeCustomerId:
      ref.type === 'customer'
        ? ref.id
        : (row?.customerId ?? idOf(theirs?.customer as string | null) ?? ref.customerId ?? null),
    fields: ours && theirs ? differingFields(ours, theirs) : [],
  };
}
