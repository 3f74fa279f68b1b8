import type { Tx, Work } from '../../context.ts';
import type { MirrorObject, ReconcileRun } from '../../generated/prisma/client.ts';
import type { AnyMirrorType } from '../../mirror/mirror-type.ts';
import { idOf } from '../../mirror/stripe-time.ts';
import { healDrift } from '../drift/close-drift.ts';
import type { DriftField } from '../drift/drift-field.ts';
import { openDrift, organizationOfPayment } from '../drift/open-drift.ts';
import type { RunPlace } from '../reconcile/run-place.ts';
import { differingRows } from './differing-rows.ts';
import type { AnyRowSet, Row, RowSource } from './row-set.ts';
import { rowSets } from './row-sets.ts';

const pageSize = 100;
const mostFields = 100;

/**
 * Compares our own rows of the next mirrored objects with what follows from the objects: a mirror that is
 * as Stripe proves nothing of what people are shown until this holds too.
 */
export async function compareRows(
  work: Work,
  run: ReconcileRun,
  type: AnyMirrorType,
  place: RunPlace,
): Promise<RunPlace | null> {
  const sets = rowSets[type.type];
  if (sets === undefined) return null;
  const objects = await work.db.mirrorObject.findMany({
    where: { type: type.type, deleted: false, ...(place.after && { id: { gt: place.after.id } }) },
    orderBy: { id: 'asc' },
    take: pageSize,
  });
  const found = await differencesOf(work.db, sets, objects);
  const equal = objects.filter(({ id }) => !found.has(id)).map(({ id }) => id);
  await work.transact((tx) => healDrift(tx, equal, ['ROW_DIFFERS']));
  for (const id of found.keys()) {
    await work.transact((tx) => settle(tx, run, type, sets, id));
  }
  const last = objects.at(-1);
  if (last === undefined || objects.length < pageSize) return null;
  return { ...place, after: { id: last.id, created: null } };
}

/** What differs of one object, and by table the rows that are stored and those that there should be. */
interface Difference {
  fields: DriftField[];
  ours: Record<string, readonly Row[]>;
  theirs: Record<string, readonly Row[]>;
}

/** The objects whose rows differ, the page read at once. */
async function differencesOf(
  db: Work['db'],
  sets: readonly AnyRowSet[],
  objects: readonly MirrorObject[],
): Promise<Map<string, Difference>> {
  const source = await sourceOf(db, objects);
  const ids = objects.map(({ id }) => id);
  const found = new Map<string, Difference>();
  for (const set of sets) {
    const stored = Map.groupBy(await set.stored(db, ids), ({ objectId }) => objectId);
    for (const { id, data } of objects) {
      const rows = (stored.get(id) ?? []).map(({ row }) => row);
      const derived = await set.derive(data, source, rows);
      const fields = differingRows(set, rows, derived);
      if (fields.length === 0) continue;
      const known = found.get(id);
      found.set(id, {
        fields: [...(known?.fields ?? []), ...fields],
        ours: { ...known?.ours, [set.table]: rows },
        theirs: { ...known?.theirs, [set.table]: derived },
      });
    }
  }
  return found;
}

async function sourceOf(db: Work['db'], objects: readonly MirrorObject[]): Promise<RowSource> {
  const customerIds = objects.flatMap(({ customerId }) => customerId ?? []);
  const accounts = await db.billingAccount.findMany({
    where: { stripeCustomerId: { in: customerIds } },
    select: { stripeCustomerId: true },
  });
  const intentIds = objects.flatMap(({ data }) => paymentIntentOf(data) ?? []);
  const payments = await db.payment.findMany({
    where: { stripePaymentIntentId: { in: intentIds } },
    select: { stripePaymentIntentId: true },
  });
  const known = new Set(accounts.map(({ stripeCustomerId }) => stripeCustomerId));
  const paid = new Set(payments.map(({ stripePaymentIntentId }) => stripePaymentIntentId));
  return {
    db,
    isKnown: (id) => id !== null && known.has(id),
    isPayment: (id) => id !== null && paid.has(id),
  };
}

const paymentIntentOf = (data: unknown) =>
  idOf((data as { payment_intent?: string | { id: string } | null }).payment_intent);

/**
 * Object and rows are written together under the object's lock, so under it they are looked at once more.
 * What still differs is recorded, and the service writes the rows anew from the object, which closes it; a
 * check from the command line leaves it open. After events were lost nothing is judged.
 */
async function settle(
  tx: Tx,
  run: ReconcileRun,
  type: AnyMirrorType,
  sets: readonly AnyRowSet[],
  id: string,
): Promise<void> {
  await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${id}, 0))`;
  const object = await tx.db.mirrorObject.findUnique({ where: { id } });
  if (object === null || object.deleted) return;
  const difference = (await differencesOf(tx.db, sets, [object])).get(id);
  if (difference === undefined) return;
  if (run.kind !== 'CATCH_UP') {
    await openDrift(tx, {
      ...{ category: 'ROW_DIFFERS', objectType: type.type, objectId: id, runId: run.id },
      ...{ ...difference, fields: difference.fields.slice(0, mostFields) },
      stripeCustomerId: object.customerId,
      organizationId: await organizationOfPayment(tx, object.data),
    });
  }
  if (run.kind === 'COMMAND') return;
  await type.project?.({ object: object.data, fetchedAt: object.fetchedAt, tx });
  if ((await differencesOf(tx.db, sets, [object])).has(id)) return;
  await healDrift(tx, [id], ['ROW_DIFFERS']);
}
