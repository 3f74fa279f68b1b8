interface Due {
  dueAtMs: number;
}

/** What is due soonest comes out first; of what is due at once, what came in first. */
export class DueQueue<T extends Due> {
  readonly #heap: { item: T; order: number }[] = [];
  #lastOrder = 0;

  get nextDueAtMs(): number | undefined {
    return this.#heap[0]?.item.dueAtMs;
  }

  add(item: T): void {
    this.#lastOrder += 1;
    this.#heap.push({ item, order: this.#lastOrder });
    let at = this.#heap.length - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isSooner(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  /** The soonest item, if it is due at this time. */
  takeDue(nowMs: number): T | undefined {
    const first = this.#heap[0]?.item;
    if (!first || first.dueAtMs > nowMs) return undefined;
    this.#swap(0, this.#heap.length - 1);
    this.#heap.pop();
    let at = 0;
    for (;;) {
      const children = [2 * at + 1, 2 * at + 2].filter((child) => child < this.#heap.length);
      const soonest = children.reduce(
        (best, child) => (this.#isSooner(child, best) ? child : best),
        at,
      );
      if (soonest === at) return first;
      this.#swap(at, soonest);
      at = soonest;
    }
  }

  clear(): void {
    this.#heap.length = 0;
  }

  #isSooner(a: number, b: number): boolean {
    const one = this.#heap[a];
    const other = this.#heap[b];
    if (!one || !other) return false;
    const waitMs = one.item.dueAtMs - other.item.dueAtMs;
    return waitMs < 0 || (waitMs === 0 && one.order < other.order);
  }

  #swap(a: number, b: number): void {
    const [one, other] = [this.#heap[a], this.#heap[b]];
    if (!one || !other) return;
    this.#heap[a] = other;
    this.#heap[b] = one;
  }
}
