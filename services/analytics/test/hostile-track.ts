import type { ReferenceCount, ReferencePing } from './reference-types.ts';
import type { SeededRandom } from './seeded-random.ts';

/** Degrees of latitude of a metre. */
const DEGREES_PER_METRE = 180 / Math.PI / 6_371_008.8;

const PLACES = [
  { latitude: 41.87, longitude: -87.66, timeZone: 'America/Chicago' },
  { latitude: 0.0001, longitude: 179.999, timeZone: 'Pacific/Fiji' },
  { latitude: -51.9, longitude: -179.9995, timeZone: 'Pacific/Chatham' },
  { latitude: 89.9985, longitude: 12, timeZone: 'Europe/Oslo' },
  { latitude: -89.9999, longitude: -100, timeZone: 'Antarctica/Troll' },
  { latitude: 22.57, longitude: 88.36, timeZone: 'Asia/Kolkata' },
  { latitude: -31.55, longitude: 159.08, timeZone: 'Australia/Lord_Howe' },
  { latitude: 0, longitude: 0.0005, timeZone: 'Africa/Monrovia' },
];

/** Just before clocks change, at midnights, at nightfall and in the years of odd offsets. */
const MOMENTS = [
  '2011-03-13T07:30:00Z',
  '2011-11-06T06:40:00Z',
  '2026-04-04T14:20:00Z',
  '2026-10-03T15:10:00Z',
  '2026-04-02T01:00:00Z',
  '2011-04-01T01:00:00Z',
  '2011-04-01T10:40:00Z',
  '1972-01-07T00:30:00Z',
  '1969-12-31T23:00:00Z',
  '2012-02-29T18:00:00Z',
].map((text) => Date.parse(text));

const PAUSES_MS = [119_999, 120_000, 120_001, 600_000, 3_599_999, 3_600_000, 3_600_001, 9_000_000];

export interface HostileCase {
  timeZone: string;
  pings: ReferencePing[];
  counts: ReferenceCount[];
}

/** Pings and counts that crowd around every limit of the method. */
export function hostileCase(random: SeededRandom, withSequence: boolean): HostileCase {
  const place = random.pick(PLACES);
  const pings: ReferencePing[] = [];
  for (let device = random.integer(1, 3); device > 0; device--) {
    drive(random, `v${device}`, place, withSequence, pings);
  }
  const counts = Array.from({ length: random.integer(0, 25) }, (_, i) =>
    count(random, i, random.pick(pings), place),
  );
  return { timeZone: place.timeZone, pings, counts };
}

function drive(
  random: SeededRandom,
  device: string,
  place: { latitude: number; longitude: number },
  withSequence: boolean,
  pings: ReferencePing[],
): void {
  let ms = random.pick(MOMENTS) + random.integer(0, 3_600_000);
  let at = move(place, random.between(0, 300), random.between(0, 360));
  let home: typeof at | null = null;
  let bearing = random.between(0, 360);
  const steps = random.integer(0, 60);
  for (let i = 0; i < steps; i++) {
    let seconds = random.integer(1, 30);
    let metres = seconds * random.between(2, 20);
    if (random.chance(0.3)) bearing = random.pick([0, 45, 90, 135, 180, 225, 270, 315]);
    if (random.chance(0.2)) metres = random.pick([0, 0, 1, 4.9999, 5, 5.0001]);
    if (random.chance(0.1)) metres = seconds * random.pick([1.3889, 1.389, 1.3891]);
    if (random.chance(0.1)) metres = seconds * random.pick([55.59, 55.6, 55.61]);
    if (random.chance(0.08)) seconds = random.integer(30, 120);
    ms += random.chance(0.05) ? random.pick(PAUSES_MS) : seconds * 1000 + random.integer(-5, 5);
    if (random.chance(0.06)) metres = random.pick([5_000, 50_000, 2_000_000]);
    if (home !== null && random.chance(0.4)) {
      at = home;
      home = null;
    } else if (random.chance(0.08)) home = at;
    at = move(at, metres, bearing);
    const ping: ReferencePing = {
      device,
      recordedAtMs: ms,
      latitude: Number(at.latitude.toFixed(random.pick([5, 6, 9]))),
      longitude: Number(at.longitude.toFixed(6)),
    };
    if (withSequence) {
      ping.sequence = pings.length;
      ping.receivedAtMs = ms + random.pick([1000, 0, -299_999, -300_000, -300_001]);
    }
    pings.push(ping);
    if (random.chance(0.1)) pings.push(twin(random, ping, withSequence));
    if (random.chance(0.05)) pings.push(spoil(random, ping));
  }
}

/** Another ping of the same time, which may be the one that counts. */
function twin(random: SeededRandom, ping: ReferencePing, withSequence: boolean): ReferencePing {
  const latitude = (ping.latitude as number) + random.pick([0, 0.00001, -0.00001, 0, -1]);
  const other = { ...ping, latitude: Math.max(-90, Math.min(90, latitude)) };
  other.longitude = (ping.longitude as number) * random.pick([1, 0.999999]);
  // The lower sequence of the two may belong to the second.
  if (withSequence) other.sequence = (ping.sequence as number) + random.pick([-0.5, 0.5]);
  return other;
}

function spoil(random: SeededRandom, ping: ReferencePing): ReferencePing {
  return {
    ...ping,
    ...random.pick<Partial<ReferencePing>>([
      { device: '' },
      { recordedAtMs: null },
      { latitude: null },
      { longitude: Number.NaN },
      { latitude: 90.000001 },
      { longitude: -180.000001 },
      { latitude: 0, longitude: -0 },
    ]),
  };
}

function move(from: { latitude: number; longitude: number }, metres: number, bearing: number) {
  const angle = (bearing * Math.PI) / 180;
  const latitude = from.latitude + Math.cos(angle) * metres * DEGREES_PER_METRE;
  const narrow = Math.max(1e-6, Math.cos((from.latitude * Math.PI) / 180));
  const longitude = from.longitude + (Math.sin(angle) * metres * DEGREES_PER_METRE) / narrow;
  return {
    latitude: Math.max(-90, Math.min(90, latitude)),
    longitude: ((((longitude + 180) % 360) + 360) % 360) - 180,
  };
}

function count(
  random: SeededRandom,
  id: number,
  near: ReferencePing | undefined,
  place: { latitude: number; longitude: number },
): ReferenceCount {
  const centre = near?.latitude && near.longitude && Math.abs(near.latitude) <= 90 ? near : place;
  const metres = random.pick([0, 100, 399.9996, 400, 400.0004, 400.0006, random.between(0, 900)]);
  const position = move(
    { latitude: centre.latitude as number, longitude: centre.longitude as number },
    metres,
    random.pick([0, 90, 180, 270, random.between(0, 360)]),
  );
  const volume = () =>
    random.pick([null, null, 0, random.integer(1, 30_000), 9_007_199_254_740_991]);
  return {
    id: random.pick([id, 1000 - id]),
    countedOn: random.pick(['2006-02-28', '2006-03-09', '2019-12-31']),
    ...position,
    northbound: volume(),
    southbound: volume(),
    eastbound: volume(),
    westbound: volume(),
  };
}
