import type { Work } from '../../context.ts';
import { isMissing } from '../../mirror/fetch-object.ts';
import type { AnyMirrorType, StripeObject } from '../../mirror/mirror-type.ts';
import type { RunPlace } from './run-place.ts';

export interface ListedPage {
  objects: { object: StripeObject; customerId: string | null }[];
  /** Where the type goes on; null when all of it was listed. */
  next: RunPlace | null;
}

const pageSize = 100;
const windowSeconds = 31 * 86_400;
/** Clocks differ a little; what was made meanwhile does no harm. */
const aheadSeconds = 60;
/** So many customers make one page, asked about a few at a time. */
const customersAtOnce = 20;
const lanes = 4;

/** The next page of a type at Stripe. */
export function listPage(
  work: Work,
  type: AnyMirrorType,
  place: RunPlace,
  startedAt: Date,
): Promise<ListedPage> {
  if (type.isListedByCustomer) return listOfCustomers(work, type, place);
  if (type.hasCreated) return listWindow(work, type, place, startedAt);
  return listPlainly(work, type, place);
}

/**
 * A page within a window of creation times, so that a place found again after a long pause still means
 * the same. An empty stretch of years costs one call.
 */
async function listWindow(
  work: Work,
  type: AnyMirrorType,
  place: RunPlace,
  startedAt: Date,
): Promise<ListedPage> {
  const { stripe } = work.services;
  const latest = Math.floor(startedAt.getTime() / 1000) + aheadSeconds;
  const window = place.window ?? windowBefore(latest);
  const { from: gte, to: lt } = window;
  const page = await type
    .list(stripe, { ...after(place), limit: pageSize, created: { gte, lt } }, '')
    .catch((error) => {
      if (!place.after || !isMissing(error)) throw error;
      // The object that the place stands at is gone; its second is listed again.
      const created = { gte, lt: (place.after.created ?? lt) + 1 };
      return type.list(stripe, { limit: pageSize, created }, '');
    });
  const objects = page.data.map((object) => ({ object, customerId: null }));
  if (page.has_more) return { objects, next: { ...place, window, after: placeOf(page.data) } };
  const [older] = (await type.list(stripe, { limit: 1, created: { lt: gte } }, '')).data;
  if (older === undefined) return { objects, next: null };
  const next = { ...place, window: windowBefore(createdOf(older) + 1), after: null };
  return { objects, next };
}

const windowBefore = (to: number) => ({ from: Math.max(0, to - windowSeconds), to });

async function listPlainly(work: Work, type: AnyMirrorType, place: RunPlace): Promise<ListedPage> {
  const page = await type.list(work.services.stripe, { ...after(place), limit: pageSize }, '');
  const objects = page.data.map((object) => ({ object, customerId: null }));
  return { objects, next: page.has_more ? { ...place, after: placeOf(page.data) } : null };
}

/** All objects of the next customers that the mirror knows. */
async function listOfCustomers(
  work: Work,
  type: AnyMirrorType,
  place: RunPlace,
): Promise<ListedPage> {
  const customers = await work.db.mirrorObject.findMany({
    where: { type: 'customer', deleted: false, ...(place.after && { id: { gt: place.after.id } }) },
    orderBy: { id: 'asc' },
    take: customersAtOnce,
    select: { id: true },
  });
  const waiting = [...customers];
  const objects: ListedPage['objects'] = [];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      objects.push(...(await listOfCustomer(work, type, next.id)));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const last = customers.at(-1);
  if (last === undefined || customers.length < customersAtOnce) return { objects, next: null };
  return { objects, next: { ...place, after: { id: last.id, created: null } } };
}

async function listOfCustomer(
  work: Work,
  type: AnyMirrorType,
  customerId: string,
): Promise<ListedPage['objects']> {
  const objects: ListedPage['objects'] = [];
  try {
    for (let startingAfter: string | undefined; ; ) {
      const page = await type.list(
        work.services.stripe,
        { limit: pageSize, ...(startingAfter && { starting_after: startingAfter }) },
        customerId,
      );
      objects.push(...page.data.map((object) => ({ object, customerId })));
      if (!page.has_more) return objects;
      startingAfter = page.data.at(-1)?.id;
    }
  } catch (error) {
    // A customer that is gone has nothing any more; that it is gone its own comparison tells.
    if (isMissing(error)) return objects;
    throw error;
  }
}

const after = ({ after: last }: RunPlace) => (last ? { starting_after: last.id } : {});

function placeOf(data: readonly StripeObject[]): RunPlace['after'] {
  const last = data.at(-1);
  if (last === undefined) return null;
  return { id: last.id, created: createdOf(last) || null };
}

/** Invoice items alone call it `date`. */
function createdOf(object: StripeObject): number {
  const { created, date } = object as { created?: number; date?: number };
  return created ?? date ?? 0;
}
