import { canonicalJson } from '../../mirror/canonical.ts';
import type { DriftField } from '../drift/drift-field.ts';
import type { Row } from './row-set.ts';

/**
 * Where the rows that are stored of one object differ from those that follow from it: a field as
 * `Invoice.totalMinor`, a row that only one side has by its key. Fields that do not follow from the
 * object are left alone.
 */
export function differingRows(
  { table, key }: { table: string; key: string },
  stored: readonly Row[],
  derived: readonly Row[],
): DriftField[] {
  const known = new Map(stored.map((row) => [row[key], row]));
  const fields: DriftField[] = [];
  for (const wanted of derived) {
    const row = known.get(wanted[key]);
    known.delete(wanted[key]);
    const path = derived.length > 1 ? `${table}.${wanted[key]}` : table;
    if (row === undefined) {
      fields.push({ path, ours: null, theirs: text(wanted) });
      continue;
    }
    for (const [name, value] of Object.entries(wanted)) {
      const [ours, theirs] = [text(row[name]), text(value)];
      if (ours !== theirs) fields.push({ path: `${path}.${name}`, ours, theirs });
    }
  }
  for (const [id, row] of known)
    fields.push({ path: `${table}.${id}`, ours: text(row), theirs: null });
  return fields;
}

/** As the database gives it back: dates as text, nothing as null. */
const text = (value: unknown): string =>
  canonicalJson(
    JSON.parse(
      JSON.stringify(value ?? null, (_, one) => (typeof one === 'bigint' ? String(one) : one)),
    ),
  );
