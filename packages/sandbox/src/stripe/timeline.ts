/** A stored object with its place in time; `sequence` orders what was made within one second. */
export interface Row<T> {
  object: T;
  created: number;
  sequence: number;
}

type Moment = Pick<Row<unknown>, 'created' | 'sequence'>;

/** Rows in the order they were made, oldest first; finding a place takes a binary search. */
export class Timeline<T> {
  readonly #rows: Row<T>[] = [];

  get length(): number {
    return this.#rows.length;
  }

  at(position: number): Row<T> | undefined {
    return this.#rows[position];
  }

  objects(): T[] {
    return this.#rows.map(({ object }) => object);
  }

  /** How many rows are older than this moment. */
  countBefore(moment: Moment): number {
    let low = 0;
    let high = this.#rows.length;
    // Nearly every row is the newest when it is added.
    if (high > 0 && isOlder(this.#rows[high - 1] as Row<T>, moment)) return high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isOlder(this.#rows[middle] as Row<T>, moment)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  add(row: Row<T>): void {
    const position = this.countBefore(row);
    if (position === this.#rows.length) this.#rows.push(row);
    else this.#rows.splice(position, 0, row);
  }

  remove(row: Row<T>): void {
    const position = this.countBefore(row);
    if (this.#rows[position] === row) this.#rows.splice(position, 1);
  }
}

const isOlder = (row: Moment, than: Moment): boolean =>
  row.created < than.created || (row.created === than.created && row.sequence < than.sequence);
