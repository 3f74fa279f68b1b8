const SLOT_MS = 900_000;

/** The wall clock of a time zone: converts between UTC and local milliseconds ("as if it were UTC"). */
export class WallClock {
  readonly #format: Intl.DateTimeFormat;
  /** Zones change their offset at quarter hours of UTC only. */
  readonly #offsets = new Map<number, number>();

  constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
      ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
    });
  }

  localMs(utcMs: number): number {
    return utcMs + this.#offsetMs(utcMs);
  }

  /**
   * The moment a wall clock shows `localMs`. A time that summer time skips is taken as if the clock
   * had not been moved yet (02:30 is then 03:30); of a time that comes twice, the first.
   */
  utcMs(localMs: number): number {
    const before = localMs - this.#offsetMs(localMs - 86_400_000);
    const after = localMs - this.#offsetMs(localMs + 86_400_000);
    const candidates = [before, after].sort((a, b) => a - b);
    return candidates.find((utcMs) => this.localMs(utcMs) === localMs) ?? before;
  }

  #offsetMs(utcMs: number): number {
    const slot = Math.floor(utcMs / SLOT_MS);
    const known = this.#offsets.get(slot);
    if (known !== undefined) return known;
    const parts = this.#format.formatToParts(slot * SLOT_MS);
    const number = (type: string) => Number(parts.find((part) => part.type === type)?.value);
    const local = Date.UTC(
      ...([number('year'), number('month') - 1, number('day')] as const),
      ...([number('hour'), number('minute'), number('second')] as const),
    );
    const offset = local - slot * SLOT_MS;
    this.#offsets.set(slot, offset);
    return offset;
  }
}
