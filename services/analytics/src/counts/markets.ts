import type { Database } from '../context.ts';
import { LocalClock } from '../measurement/local-clock.ts';
import { type Station, StationIndex } from '../measurement/station-index.ts';
import { readStations } from './counts.repository.ts';

/** The counts a market is measured with; without a set it has none. */
export type MarketCounts = { countSetId: string | null; stations: StationIndex };

/** Counts and clocks, kept because to make them takes longer than to measure a day with them. */
export class Markets {
  readonly #counts = new Map<string, MarketCounts>();
  readonly #clocks = new Map<string, LocalClock>();

  /** The newest counts of a market. */
  async countsOf(db: Database, marketCode: string): Promise<MarketCounts> {
    const newest = await db.trafficCountSet.findFirst({
      where: { marketCode },
      orderBy: { version: 'desc' },
    });
    const known = this.#counts.get(marketCode);
    if (known !== undefined && known.countSetId === (newest?.id ?? null)) return known;
    const stations: Station[] = newest === null ? [] : await readStations(db, newest.id);
    const counts = { countSetId: newest?.id ?? null, stations: new StationIndex(stations) };
    this.#counts.set(marketCode, counts);
    return counts;
  }

  clock(timeZone: string): LocalClock {
    const known = this.#clocks.get(timeZone) ?? new LocalClock(timeZone);
    this.#clocks.set(timeZone, known);
    return known;
  }
}
