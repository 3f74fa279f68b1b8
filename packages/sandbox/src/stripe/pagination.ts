import type Stripe from 'stripe';
import { invalidRequest } from './errors.ts';

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

/** One page of objects given oldest first, in Stripe's order: newest first. */
export function page<T extends { id: string; created?: number; deleted?: unknown | undefined }>(
  url: string,
  oldestFirst: T[],
  paging: Paging,
): Stripe.ApiList<T> {
  const inRange = oldestFirst.filter(
    (object) => !object.deleted && isInRange(object, paging.created),
  );
  // The sort is stable, so that within one second the later object still comes first.
  const sorted = inRange.reverse().sort((a, b) => (b.created ?? 0) - (a.created ?? 0));
  return cutPage(url, sorted, paging);
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

function isInRange({ created = 0 }: { created?: number }, range: Paging['created']): boolean {
  if (!range) return true;
  return (
    created >= (range.gte ?? 0) &&
    created <= (range.lte ?? Number.POSITIVE_INFINITY) &&
    created > (range.gt ?? -1) &&
    created < (range.lt ?? Number.POSITIVE_INFINITY)
  );
}
