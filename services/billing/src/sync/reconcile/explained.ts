import type { Work } from '../../context.ts';
import { idOf } from '../../mirror/stripe-time.ts';
import { type EventObject, partTypes, refsOf } from '../event-refs.ts';
import type { Difference } from './look-closely.ts';

type Json = Record<string, unknown>;

/** Fields that name an object whose event changes this one too. */
const causes = ['invoice', 'payment_intent', 'charge', 'source', 'setup_intent'];
/** Types that change with their customer, of which Stripe may tell by the customer alone. */
const ofCustomer = ['tax_id', 'payment_method', 'customer_balance_transaction'];
/** Of these Stripe tells nothing; a job lists them every minute. */
const untold = ['balance_transaction'];
const untoldForMs = 5 * 60_000;
const mostEvents = 500;

/**
 * The ids of those differences that are under way: an event of the object, or of one that it changes
 * with, is stored and waits to be applied.
 */
export async function explainedIds(work: Work, found: readonly Difference[]): Promise<Set<string>> {
  const causesOf = new Map(found.map((one) => [one.ref.id, [one.ref.id, ...causeIds(one)]]));
  const pending = { appliedAt: null, failedAt: null };
  const direct = await work.db.stripeEvent.findMany({
    where: { ...pending, objectId: { in: [...causesOf.values()].flat() } },
    select: { objectId: true },
  });
  const parts = await work.db.stripeEvent.findMany({
    where: {
      ...pending,
      OR: partTypes.map((type) => ({
        payload: { path: ['data', 'object', 'object'], equals: type },
      })),
    },
    select: { payload: true },
    take: mostEvents,
  });
  const heard = new Set(direct.map(({ objectId }) => objectId));
  for (const { payload } of parts) {
    const { data } = payload as unknown as { data: { object: EventObject } };
    for (const { id } of refsOf(data.object)) heard.add(id);
  }
  const explained = found.filter(
    (one) => isUntold(one) || causesOf.get(one.ref.id)?.some((id) => heard.has(id)),
  );
  return new Set(explained.map(({ ref }) => ref.id));
}

function causeIds({ ref, row, theirs }: Difference): string[] {
  const sides = [row?.data as Json | undefined, theirs];
  const fields = ofCustomer.includes(ref.type) ? [...causes, 'customer'] : causes;
  return sides.flatMap((side) =>
    fields.flatMap((field) => {
      const value = side?.[field];
      return typeof value === 'string' || (value !== null && typeof value === 'object')
        ? (idOf(value as string | { id: string }) ?? [])
        : [];
    }),
  );
}

function isUntold({ ref, category, theirs }: Difference): boolean {
  if (category !== 'MISSING_HERE' || !untold.includes(ref.type)) return false;
  return Date.now() - Number(theirs?.created) * 1000 < untoldForMs;
}
