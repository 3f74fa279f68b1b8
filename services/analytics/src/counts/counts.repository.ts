import type { Database } from '../context.ts';
import type { TrafficCount } from '../files/read-counts.ts';
import type { Station } from '../measurement/station-index.ts';

const day = (date: Date) => date.toISOString().slice(0, 10);

export async function readStations(db: Database, setId: string): Promise<Station[]> {
  const rows = await db.trafficStation.findMany({ where: { setId } });
  return rows.map((row) => ({
    id: Number(row.stationId),
    countedOn: day(row.countedOn),
    vehiclesPerDay: row.vehiclesPerDay,
    volumes: [row.northbound, row.eastbound, row.southbound, row.westbound],
    latitude: row.latitude,
    longitude: row.longitude,
  }));
}

export async function writeStations(
  db: Database,
  setId: string,
  counts: readonly TrafficCount[],
): Promise<void> {
  const rows = counts.map(({ id, street, countedOn, vehiclesPerDay, volumes, ...place }) => {
    const [northbound, eastbound, southbound, westbound] = volumes;
    return {
      ...{ setId, stationId: id, street, vehiclesPerDay },
      ...{ northbound, eastbound, southbound, westbound, ...place },
      countedOn: new Date(countedOn),
    };
  });
  for (let at = 0; at < rows.length; at += 1_000) {
    await db.trafficStation.createMany({ data: rows.slice(at, at + 1_000) });
  }
}

/** The highest version of every market, by the market's code. */
export async function listCurrentSets(db: Database) {
  const rows = await db.trafficCountSet.findMany({
    distinct: ['marketCode'],
    orderBy: [{ marketCode: 'asc' }, { version: 'desc' }],
    include: { _count: { select: { stations: true } } },
  });
  return rows.map(({ _count, ...set }) => ({ ...set, stations: _count.stations }));
}
