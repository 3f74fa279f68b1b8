import { refused } from './errors.ts';

const toronto = 'America/Toronto';

/** The zone in which most of a province or state keeps its clocks. */
const zoneByRegion: Record<string, Record<string, string>> = {
  CA: byZone({
    'America/St_Johns': 'NL',
    'America/Halifax': 'NB NS PE',
    [toronto]: 'ON QC',
    'America/Winnipeg': 'MB',
    'America/Regina': 'SK',
    'America/Edmonton': 'AB NT',
    'America/Vancouver': 'BC',
    'America/Whitehorse': 'YT',
    'America/Iqaluit': 'NU',
  }),
  US: byZone({
    'America/New_York': 'CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV',
    'America/Chicago': 'AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI',
    'America/Denver': 'CO ID MT NM UT WY',
    'America/Phoenix': 'AZ',
    'America/Los_Angeles': 'CA NV OR WA',
    'America/Anchorage': 'AK',
    'Pacific/Honolulu': 'HI',
    'America/Puerto_Rico': 'PR',
  }),
};

/** When a parcel leaves on its day: late enough that the courier may still come. */
const departure = '17:00:00';

type Place = { country: string; region: string };

/**
 * When a parcel leaves, as DHL wants it: `2026-02-11T17:00:00 GMT-05:00`. DHL refuses what lies in the
 * past, so a parcel of today that is late, or one entered after the fact, leaves in an hour.
 */
export function plannedAt(day: string, place: Place, now: Date): string {
  const zone = zoneOf(place);
  const wanted = `${day}T${departure}`;
  const latest = inZone(new Date(now.getTime() + 10 * 86_400_000), zone);
  if (wanted > latest) throw refused('mailingDate', 'DHL plans no more than ten days ahead.');
  const soon = inZone(new Date(now.getTime() + 3_600_000), zone);
  const time = wanted > soon ? wanted : soon;
  return `${time} GMT${offsetAt(time, zone)}`;
}

/** A time of day at a place, which must not be over. */
export function appointmentAt(day: string, clock: string, place: Place, now: Date): string {
  const zone = zoneOf(place);
  const time = `${day}T${clock}:00`;
  if (time <= inZone(now, zone)) throw refused('readyAt', `${day} ${clock} is over there.`);
  return `${time} GMT${offsetAt(time, zone)}`;
}

function zoneOf({ country, region }: Place): string {
  return zoneByRegion[country.toUpperCase()]?.[region.trim().toUpperCase()] ?? toronto;
}

function inZone(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  }).formatToParts(at);
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`;
}

/** `-05:00`: the offset of a zone around a local time. */
function offsetAt(local: string, timeZone: string): string {
  const at = Date.parse(`${local}Z`);
  const minutes = Math.round((Date.parse(`${inZone(new Date(at), timeZone)}Z`) - at) / 60_000);
  // Once more at the moment meant: near a change of the clocks the first guess is an hour off.
  const meant = at - minutes * 60_000;
  const exact = Math.round((Date.parse(`${inZone(new Date(meant), timeZone)}Z`) - meant) / 60_000);
  const size = Math.abs(exact);
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${exact < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

function byZone(regions: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(regions).flatMap(([zone, codes]) =>
      codes.split(' ').map((code) => [code, zone]),
    ),
  );
}
