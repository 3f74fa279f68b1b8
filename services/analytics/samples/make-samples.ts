import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { SeededRandom } from '../test/seeded-random.ts';

/**
 * Writes the product's own sample beside itself: four vans for four days on an invented grid of
 * streets, and invented counts of its traffic. The same seed gives the same files.
 */
const random = new SeededRandom(1907);
const STREETS = 12;
const BLOCK_METRES = 800;
const SOUTH_WEST = { latitude: 41.78, longitude: -87.74 };
const DEGREES_PER_METRE = 180 / Math.PI / 6_371_008.8;
const WIDTH_DEGREES = DEGREES_PER_METRE / Math.cos((41.82 * Math.PI) / 180);
const FIRST_DAY_MS = Date.UTC(2026, 4, 4);
const CENTRAL_MS = -5 * 3_600_000;

const latitude = (metresNorth: number) =>
  (SOUTH_WEST.latitude + metresNorth * DEGREES_PER_METRE).toFixed(5);
const longitude = (metresEast: number) =>
  (SOUTH_WEST.longitude + metresEast * WIDTH_DEGREES).toFixed(5);

const counts = [
  'id,street,counted_on,vehicles_per_day,northbound,southbound,eastbound,westbound,latitude,longitude',
];
for (let street = 0; street < STREETS; street++) {
  for (let block = 0; block < STREETS - 1; block++) {
    const along = (block + 0.5) * BLOCK_METRES;
    for (const axis of ['north', 'east'] as const) {
      // A street in six is quiet and nobody has counted it.
      if (random.chance(1 / 6)) continue;
      const one = random.integer(20, 140) * 100;
      const other = random.integer(20, 140) * 100;
      const volumes = axis === 'north' ? `${one},${other},,` : `,,${one},${other}`;
      const [north, east] =
        axis === 'north' ? [along, street * BLOCK_METRES] : [street * BLOCK_METRES, along];
      const name = `${axis === 'north' ? 'Avenue' : 'Street'} ${street + 1}`;
      const day = `2025-0${random.integer(4, 9)}-${random.integer(10, 28)}`;
      counts.push(
        `${counts.length},${name},${day},${one + other},${volumes},${latitude(north)},${longitude(east)}`,
      );
    }
  }
}

const pings = ['vehicle,trip,recorded_at,latitude,longitude'];
let trip = 100;
for (const vehicle of ['van-01', 'van-02', 'van-03', 'van-04']) {
  for (let day = 0; day < 4; day++) {
    const shifts = [random.between(7, 9), random.between(12.5, 14), random.between(18, 20.5)];
    for (const hour of shifts) drive(vehicle, FIRST_DAY_MS + day * 86_400_000 + hour * 3_600_000);
  }
}

/** About two hours through the grid: red lights at some crossings, deliveries now and then. */
function drive(vehicle: string, localMs: number): void {
  trip++;
  let ms = localMs - CENTRAL_MS;
  let [north, east] = [random.integer(0, STREETS - 1), random.integer(0, STREETS - 1)];
  let heading = random.integer(0, 3);
  const emit = (metresNorth: number, metresEast: number) => {
    const time = new Date(Math.round(ms / 1000) * 1000).toISOString().replace('.000', '');
    const shake = () => random.between(-4, 4);
    pings.push(
      `${vehicle},${trip},${time},${latitude(metresNorth + shake())},${longitude(metresEast + shake())}`,
    );
  };
  for (let block = 0; block < 65; block++) {
    let [dn, de] = steps(heading);
    while (!onGrid(north + dn, east + de)) {
      heading = random.integer(0, 3);
      [dn, de] = steps(heading);
    }
    const speed = random.between(7, 14);
    const seconds = BLOCK_METRES / speed;
    for (let at = 0; at < seconds; at += 10) {
      const part = at / seconds;
      emit((north + dn * part) * BLOCK_METRES, (east + de * part) * BLOCK_METRES);
      ms += 10_000;
    }
    north += dn;
    east += de;
    if (random.chance(0.3)) stand(random.integer(2, 5), 12_000);
    else if (random.chance(0.04)) stand(random.integer(8, 14), 30_000);
    if (random.chance(0.03)) ms += random.integer(150, 900) * 1000;
    if (random.chance(0.35)) heading = (heading + random.pick([1, 3])) % 4;
  }
  function stand(times: number, everyMs: number): void {
    for (let i = 0; i < times; i++) {
      emit(north * BLOCK_METRES, east * BLOCK_METRES);
      ms += everyMs;
    }
  }
}

function steps(heading: number): [north: number, east: number] {
  return (
    [
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ] as const
  )[heading] as [number, number];
}

function onGrid(north: number, east: number): boolean {
  return north >= 0 && north < STREETS && east >= 0 && east < STREETS;
}

// What devices really send: a doubled row, a receiver without a fix, a reflection far away.
pings.splice(500, 0, pings[499] as string);
pings.splice(900, 0, (pings[900] as string).replace(/,[^,]*,[^,]*$/, ',0,0'));
pings.splice(
  1300,
  0,
  (pings[1300] as string).replace(/\d\dZ,41\.\d/, (text) => text.replace(/41\.\d/, '43.1')),
);

const write = (name: string, content: string | Buffer) =>
  writeFileSync(new URL(name, import.meta.url), content);
write('traffic-counts.csv', `${counts.join('\n')}\n`);
write('pings.csv.gz', gzipSync(`${pings.join('\n')}\n`, { level: 9 }));
