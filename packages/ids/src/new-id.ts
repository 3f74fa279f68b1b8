import { monotonicFactory, ulid } from 'ulid';
import { type IdPrefix, idPrefixes } from './id-prefixes.ts';

const nextUlid = monotonicFactory();

/**
 * A new id such as `ord_01jd8z…`: prefix, underscore, ULID in lower case. Ids sort by the time they
 * were made. `at` makes an id of a past moment, for imports and demo data.
 */
export function newId(prefix: IdPrefix, at?: Date): string {
  // The monotonic factory never goes back in time, so a past moment needs the plain function.
  const text = at === undefined ? nextUlid() : ulid(at.getTime());
  return `${prefix}_${text.toLowerCase()}`;
}

/** The prefix of an id of ours, or null when the text is none. */
export function prefixOf(id: string): IdPrefix | null {
  const match = /^([a-z]{3})_[0-9a-hjkmnp-tv-z]{26}$/.exec(id);
  const prefix = match?.[1];
  return prefix !== undefined && Object.hasOwn(idPrefixes, prefix) ? (prefix as IdPrefix) : null;
}
