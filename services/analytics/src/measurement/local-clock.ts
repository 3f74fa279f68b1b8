const BUCKET_MS = 15 * 60_000;
const DAY_MS = 24 * 3_600_000;

/** Tells the local hour and date of a time zone exactly, asking Intl only once a quarter of an hour. */
export class LocalClock {
  readonly timeZone: string;
  readonly #formatter: Intl.DateTimeFormat;
  readonly #offsets = new Map<number, number | null>();
  readonly #dates = new Map<number, string>();

  /** Throws a RangeError for a time zone that does not exist. */
  constructor(timeZone: string) {
    this.timeZone = timeZone;
    this.#formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  /** Local hour, 0 to 23. */
  hour(utcMs: number): number {
    const localMs = utcMs + this.#offsetMs(utcMs);
    return Math.floor((localMs - Math.floor(localMs / DAY_MS) * DAY_MS) / 3_600_000);
  }

  /** Local date, YYYY-MM-DD. */
  date(utcMs: number): string {
    const day = Math.floor((utcMs + this.#offsetMs(utcMs)) / DAY_MS);
    let date = this.#dates.get(day);
    if (date === undefined) {
      date = new Date(day * DAY_MS).toISOString().split('T')[0] as string;
      this.#dates.set(day, date);
    }
    return date;
  }

  #offsetMs(utcMs: number): number {
    const bucket = Math.floor(utcMs / BUCKET_MS);
    let offset = this.#offsets.get(bucket);
    if (offset === undefined) {
      const first = this.#exactOffsetMs(bucket * BUCKET_MS);
      const last = this.#exactOffsetMs((bucket + 1) * BUCKET_MS - 1);
      // Clocks have changed within a quarter of an hour too, when towns left their mean solar time.
      offset = first === last ? first : null;
      this.#offsets.set(bucket, offset);
    }
    return offset ?? this.#exactOffsetMs(utcMs);
  }

  #exactOffsetMs(utcMs: number): number {
    const second = Math.floor(utcMs / 1000);
    const local: Record<string, number> = {};
    for (const { type, value } of this.#formatter.formatToParts(second * 1000)) {
      local[type] = Number(value);
    }
    const utcSecondOfDay = second - Math.floor(second / 86_400) * 86_400;
    const { day = 0, hour = 0, minute = 0, second: localSecond = 0 } = local;
    const seconds = hour * 3600 + minute * 60 + localSecond - utcSecondOfDay;
    // Offsets are shorter than a day, so another date tells only the direction of the difference.
    if (day === new Date(second * 1000).getUTCDate()) return seconds * 1000;
    return (seconds < 0 ? seconds + 86_400 : seconds - 86_400) * 1000;
  }
}
