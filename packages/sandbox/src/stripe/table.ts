import { type Row, Timeline } from './timeline.ts';

interface Stored {
  id: string;
}

const nothing = new Timeline<never>();

/** All objects of one type, with an index for each field that was ever asked for. */
export class Table<T extends Stored> {
  readonly #rows = new Map<string, Row<T>>();
  readonly #timeline = new Timeline<T>();
  readonly #indexes = new Map<string, Map<string, Timeline<T>>>();
  #lastSequence = 0;

  row(id: string): Row<T> | undefined {
    return this.#rows.get(id);
  }

  /** In the order they were first put, tombstones of deleted objects included. */
  objects(): T[] {
    return Array.from(this.#rows.values(), ({ object }) => object);
  }

  /** What a list may show, oldest first. */
  get timeline(): Timeline<T> {
    return this.#timeline;
  }

  /** Those whose field, a path such as `parent.subscription_details.subscription`, has the value. */
  where(field: string, value: unknown): Timeline<T> {
    return this.#index(field).get(String(value)) ?? nothing;
  }

  put(object: T): void {
    const known = this.#rows.get(object.id);
    if (known) this.#unlist(known);
    else this.#lastSequence += 1;
    const row = known ?? { object, created: 0, sequence: this.#lastSequence };
    row.object = object;
    // A tombstone has lost its date and is listed no more.
    row.created = createdOf(object) ?? row.created;
    this.#rows.set(object.id, row);
    if (!isTombstone(object)) this.#list(row);
  }

  remove(id: string): void {
    const row = this.#rows.get(id);
    if (!row) return;
    this.#unlist(row);
    this.#rows.delete(id);
  }

  #list(row: Row<T>): void {
    this.#timeline.add(row);
    for (const [field, index] of this.#indexes) enter(index, field, row);
  }

  #unlist(row: Row<T>): void {
    if (isTombstone(row.object)) return;
    this.#timeline.remove(row);
    for (const [field, index] of this.#indexes)
      for (const value of valuesAt(row.object, field)) index.get(value)?.remove(row);
  }

  #index(field: string): Map<string, Timeline<T>> {
    const known = this.#indexes.get(field);
    if (known) return known;
    const index = new Map<string, Timeline<T>>();
    for (let position = 0; position < this.#timeline.length; position += 1)
      enter(index, field, this.#timeline.at(position) as Row<T>);
    this.#indexes.set(field, index);
    return index;
  }
}

function enter<T>(index: Map<string, Timeline<T>>, field: string, row: Row<T>): void {
  for (const value of valuesAt(row.object, field)) {
    const timeline = index.get(value) ?? new Timeline<T>();
    index.set(value, timeline);
    timeline.add(row);
  }
}

/** The values along a path; a list on the way gives those of each of its parts, each once. */
export function valuesAt(object: unknown, field: string): string[] {
  const found = field.split('.').reduce<unknown[]>(
    (nodes, part) =>
      nodes.flatMap((node) => {
        if (typeof node !== 'object' || node === null) return [];
        return [(node as Record<string, unknown>)[part]].flat();
      }),
    [object],
  );
  return [...new Set(found.filter((value) => value !== undefined).map(String))];
}

const isTombstone = (object: object): boolean => 'deleted' in object && object.deleted === true;

/** Invoice items have a `date` and no `created`. */
function createdOf(object: object): number | undefined {
  if ('created' in object) return Number(object.created);
  return 'date' in object ? Number(object.date) : undefined;
}
