/** Limits how often each device may ask; what it has not used it may use later, up to a minute's worth. */
export class RequestBudget {
  readonly #perMinute: number;
  readonly #devices = new Map<string, { left: number; atMs: number }>();

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  /** 0 when the request may proceed, else in how many seconds the next one may. */
  take(deviceId: string, nowMs: number): number {
    if (this.#devices.size > 100_000) this.#devices.clear();
    const perMs = this.#perMinute / 60_000;
    const known = this.#devices.get(deviceId) ?? { left: this.#perMinute, atMs: nowMs };
    const left = Math.min(this.#perMinute, known.left + (nowMs - known.atMs) * perMs);
    const isAllowed = left >= 1;
    this.#devices.set(deviceId, { left: isAllowed ? left - 1 : left, atMs: nowMs });
    return isAllowed ? 0 : Math.ceil((1 - left) / perMs / 1000);
  }
}
