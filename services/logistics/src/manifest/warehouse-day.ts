import type { PostalAddress } from '../carrier/carrier.ts';
import type { Warehouse } from '../generated/prisma/client.ts';

/** The time zone most people of a province or state live in; Eastern time where none is named. */
const zones: [string, string][] = [
  ['America/Chicago', 'AL AR IL IA KS LA MB MN MS MO NE ND OK SD TN TX WI'],
  ['America/Regina', 'SK'],
  ['America/Denver', 'CO ID MT NM UT WY'],
  ['America/Edmonton', 'AB NT'],
  ['America/Phoenix', 'AZ'],
  ['America/Los_Angeles', 'CA NV OR WA'],
  ['America/Vancouver', 'BC'],
  ['America/Halifax', 'NB NS PE'],
  ['America/St_Johns', 'NL'],
];

const zoneOf = new Map(
  zones.flatMap(([zone, regions]) => regions.split(' ').map((region) => [region, zone] as const)),
);

/** What the calendar on the warehouse's wall says: `YYYY-MM-DD`. */
export function warehouseDay({ address }: Pick<Warehouse, 'address'>, now: Date): string {
  const { region } = address as PostalAddress;
  const timeZone = zoneOf.get(region) ?? 'America/Toronto';
  // Canadian English writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now);
}

/** As the database keeps a day. */
export const dayAsDate = (day: string): Date => new Date(`${day}T00:00:00Z`);

export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
