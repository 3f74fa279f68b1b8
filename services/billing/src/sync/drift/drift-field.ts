import { canonicalJson, canonicalObject } from '../../mirror/canonical.ts';

/** One field that differs, its values as JSON text; null where one side does not have it. */
export interface DriftField {
  path: string;
  ours: string | null;
  theirs: string | null;
}

type Json = Record<string, unknown>;

/** So many are shown; an object that differs more is another one. */
const mostFields = 100;
const longestValue = 2_000;

/** Where two objects of Stripe's differ, without what Stripe changes by itself. */
export function differingFields(ours: Json, theirs: Json): DriftField[] {
  const fields: DriftField[] = [];
  collect('', canonicalObject(ours), canonicalObject(theirs), fields);
  return fields;
}

function collect(path: string, ours: unknown, theirs: unknown, fields: DriftField[]): void {
  if (fields.length >= mostFields || text(ours) === text(theirs)) return;
  const [left, right] = [partsOf(ours), partsOf(theirs)];
  if (left === null || right === null) {
    fields.push({ path, ours: cut(text(ours)), theirs: cut(text(theirs)) });
    return;
  }
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    collect(path === '' ? key : `${path}.${key}`, left[key], right[key], fields);
  }
}

const partsOf = (value: unknown): Json | null =>
  value !== null && typeof value === 'object' ? (value as Json) : null;

const text = (value: unknown): string | null => (value === undefined ? null : canonicalJson(value));

const cut = (value: string | null): string | null =>
  value !== null && value.length > longestValue ? `${value.slice(0, longestValue)}…` : value;
