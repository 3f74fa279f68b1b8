import { openJournal } from '../journal.ts';

/** Things by their id, kept over restarts: the last written of each counts. */
export class Records<T extends { id: string }> {
  #byId = new Map<string, T>();
  readonly #journal;

  constructor(path: string | undefined) {
    this.#journal = openJournal<T>(path);
    for (const entry of this.#journal.read()) this.#byId.set(entry.id, entry);
    this.#journal.rewrite(this.all());
  }

  all(): T[] {
    return [...this.#byId.values()];
  }

  get(id: string): T | undefined {
    return this.#byId.get(id);
  }

  put(entry: T): T {
    this.#byId.set(entry.id, entry);
    this.#journal.append([entry]);
    return entry;
  }

  clear(): void {
    this.#byId.clear();
    this.#journal.rewrite([]);
  }
}
