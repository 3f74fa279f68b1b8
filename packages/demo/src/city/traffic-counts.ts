import type { SeededRandom } from '../seeded-random.ts';
import { between, type Crossing, metresBetween, positionOf } from './street-grid.ts';
import type { CityStreets } from './streets.ts';

const HEADER =
  'id,street,counted_on,vehicles_per_day,northbound,southbound,eastbound,westbound,latitude,longitude';

/**
 * Invented counts of a city's main streets, about every 600 m and in both directions, as the CSV that
 * `counts:import` takes. A few blocks were never counted, as everywhere.
 */
export function trafficCounts(random: SeededRandom, city: CityStreets): string {
  const rows = [HEADER];
  const count = (from: Crossing, to: Crossing, isAvenue: boolean) => {
    const road = isAvenue ? city.avenues[from.avenue] : city.streets[from.street];
    const [start, end] = [positionOf(city, from), positionOf(city, to)];
    const stations = Math.max(1, Math.round(metresBetween(start, end) / 600));
    for (let index = 0; index < stations; index++) {
      const { latitude, longitude } = between(start, end, (index + 0.5) / stations);
      const all = hundreds((road?.vehiclesPerDay ?? 0) * random.between(0.8, 1.2));
      const one = hundreds(all * random.between(0.44, 0.56));
      const flows = isAvenue ? [one, all - one, '', ''] : ['', '', one, all - one];
      const day = `2025-${two(random.integer(4, 10))}-${two(random.integer(1, 28))}`;
      const place = [latitude.toFixed(6), longitude.toFixed(6)];
      if (random.chance(0.93)) {
        rows.push([rows.length, road?.name, day, all, ...flows, ...place].join(','));
      }
    }
  };
  for (const [avenue] of city.avenues.entries()) {
    for (const [street] of city.streets.entries()) {
      if (street > 0) count({ avenue, street: street - 1 }, { avenue, street }, true);
      if (avenue > 0) count({ avenue: avenue - 1, street }, { avenue, street }, false);
    }
  }
  return `${rows.join('\n')}\n`;
}

const hundreds = (value: number) => Math.round(value / 100) * 100;
const two = (value: number) => String(value).padStart(2, '0');
