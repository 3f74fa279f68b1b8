import type Stripe from 'stripe';
import { invalidRequest, missingResource } from './errors.ts';
import type { FieldPath, ObjectType, Store, StripeObjects } from './store.ts';
import { valuesAt } from './table.ts';
import type { Timeline } from './timeline.ts';

interface Paging {
  limit: number;
  starting_after?: string | undefined;
  ending_before?: string | undefined;
  created?:
    | {
        gt?: number | undefined;
        gte?: number | undefined;
        lt?: number | undefined;
        lte?: number | undefined;
      }
    | undefined;
}

type Wanted<T extends ObjectType> = {
  [field in FieldPath<T>]?: string | number | boolean | null | undefined;
};

/**
 * One page of a type's objects, newest first. `wanted` names fields (or paths) and the value each
 * must have, unless undefined: the rarest is found by its index. `keep` tells what else must hold.
 */
export function listObjects<T extends ObjectType>(
  store: Store,
  type: T,
  url: string,
  paging: Paging,
  wanted: Wanted<T> = {},
  keep: (object: StripeObjects[T]) => boolean = () => true,
): Stripe.ApiList<StripeObjects[T]> {
  const table = store.table(type);
  const conditions = Object.entries(wanted).filter(([, value]) => value !== undefined);
  const timeline = conditions
    .map(([field, value]) => table.where(field, value))
    .reduce((rarest, each) => (each.length < rarest.length ? each : rarest), table.timeline);
  const fits = (object: StripeObjects[T]) =>
    conditions.every(([field, value]) => valuesAt(object, field).includes(String(value))) &&
    keep(object);
  const placeOf = (id: string, param: string) => {
    const row = table.row(id);
    if (!row) throw missingResource(type.replace('.', ' '), id, param);
    return timeline.countBefore(row);
  };
  const { first, end } = bounds(timeline, paging.created);
  const { limit, starting_after: after, ending_before: before } = paging;
  const data: StripeObjects[T][] = [];
  if (before) {
    const newerThan = placeOf(before, 'ending_before');
    for (let at = Math.max(first, newerThan); at < end && data.length <= limit; at += 1) {
      const object = timeline.at(at)?.object;
      if (object && object.id !== before && fits(object)) data.unshift(object);
    }
    return { object: 'list', data: data.slice(-limit), has_more: data.length > limit, url };
  }
  const from = after ? Math.min(end, placeOf(after, 'starting_after')) : end;
  for (let at = from - 1; at >= first && data.length <= limit; at -= 1) {
    const object = timeline.at(at)?.object;
    if (object && fits(object)) data.push(object);
  }
  return { object: 'list', data: data.slice(0, limit), has_more: data.length > limit, url };
}

/** The part of a timeline whose seconds lie in the range. */
function bounds(timeline: Timeline<unknown>, range: Paging['created']) {
  const from = Math.max(range?.gte ?? 0, (range?.gt ?? -1) + 1);
  const to = Math.min(
    range?.lte ?? Number.POSITIVE_INFINITY,
    (range?.lt ?? Number.POSITIVE_INFINITY) - 1,
  );
  return {
    first: timeline.countBefore({ created: from, sequence: 0 }),
    end: timeline.countBefore({ created: to + 1, sequence: 0 }),
  };
}

/** One page of objects that already are in their order. */
export function cutPage<T extends { id: string }>(
  url: string,
  sorted: T[],
  { limit, starting_after, ending_before }: Paging,
): Stripe.ApiList<T> {
  if (ending_before) {
    const end = position(sorted, ending_before, 'ending_before');
    const start = Math.max(0, end - limit);
    return { object: 'list', data: sorted.slice(start, end), has_more: start > 0, url };
  }
  const start = starting_after ? position(sorted, starting_after, 'starting_after') + 1 : 0;
  const data = sorted.slice(start, start + limit);
  return { object: 'list', data, has_more: start + limit < sorted.length, url };
}

function position(objects: { id: string }[], id: string, param: string): number {
  const index = objects.findIndex((object) => object.id === id);
  if (index < 0)
    throw invalidRequest(`No such object: '${id}'`, { code: 'resource_missing', param });
  return index;
}
