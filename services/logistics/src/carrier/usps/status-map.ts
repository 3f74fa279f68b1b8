import type { TrackingStatus } from '../carrier.ts';

/** USPS's event codes as states, after Publication 199's table of events. */
const codesByStatus: [TrackingStatus, string][] = [
  ['PRE_TRANSIT', 'GX MA'],
  [
    'IN_TRANSIT',
    '03 TM PA OA 80 10 A1 T1 EF SF NP PC AD AE UA U1 L1 TL 07 08 15 19 41 42 81 82 06 71 17',
  ],
  ['OUT_FOR_DELIVERY', 'OF'],
  ['DELIVERED', '01 43 I0'],
  ['AVAILABLE_FOR_PICKUP', '14 16'],
  ['EXCEPTION', '02 04 05 11 30 44 51 52 53 54 55 56 H0 DX'],
  ['RETURN_TO_SENDER', '09 21 22 23 24 25 26 27 28 29 31'],
];

const statusByCode = new Map(
  codesByStatus.flatMap(([status, codes]) => codes.split(' ').map((code) => [code, status])),
);

/** By the words of an event, for codes that are not in the table. The first that fits counts. */
const statusByWords: [TrackingStatus, RegExp][] = [
  ['AVAILABLE_FOR_PICKUP', /(available|ready|held) (for|at) .*pick ?up/i],
  ['EXCEPTION', /attempt|notice left|no access|refused|undeliverable|unable to|not updated/i],
  ['OUT_FOR_DELIVERY', /out for delivery/i],
  ['DELIVERED', /^(your item was )?delivered|was delivered|picked up by (agent|addressee)/i],
  [
    'PRE_TRANSIT',
    /label (created|prepared)|shipping label|pre-?shipment|awaiting item|not yet in system/i,
  ],
  [
    'EXCEPTION',
    /alert|delay|held|hold|damage|dead mail|customs clearance delay|vacant|insufficient|missing|lost/i,
  ],
  [
    'IN_TRANSIT',
    /arriv|depart|in transit|accept|picked up|processed|possession|customs|sort|forwarded|moving|dispatch|origin|en route|rescheduled|redelivery/i,
  ],
];

/** USPS's own categories, written in one word. */
const statusByCategory: Record<string, TrackingStatus> = {
  preshipment: 'PRE_TRANSIT',
  accepted: 'IN_TRANSIT',
  intransit: 'IN_TRANSIT',
  movingthroughnetwork: 'IN_TRANSIT',
  outfordelivery: 'OUT_FOR_DELIVERY',
  delivered: 'DELIVERED',
  deliveredtoagent: 'DELIVERED',
  deliveryattempt: 'EXCEPTION',
  availableforpickup: 'AVAILABLE_FOR_PICKUP',
  alert: 'EXCEPTION',
  returntosender: 'RETURN_TO_SENDER',
};

const toTheSender = /to original sender|return(ed|ing)? to (the )?sender/i;
const waitsThere = /available for pick ?up/i;

/**
 * The state an event tells: a return and a parcel that waits are said in words under several codes, then
 * the code counts, then the words. `UNKNOWN` for what we have not met.
 */
export function statusOf(code: string, description: string): TrackingStatus {
  if (toTheSender.test(description)) return 'RETURN_TO_SENDER';
  if (waitsThere.test(description)) return 'AVAILABLE_FOR_PICKUP';
  return (
    (statusByCode.get(code.toUpperCase()) as TrackingStatus | undefined) ??
    statusOfWords(description)
  );
}

function statusOfWords(description: string): TrackingStatus {
  return statusByWords.find(([, words]) => words.test(description))?.[0] ?? 'UNKNOWN';
}

/** The state of the whole parcel by its category, told by its newest event when that one's code is new. */
export function statusOfCategory(category: string | null, words: string | null): TrackingStatus {
  if (words !== null && toTheSender.test(words)) return 'RETURN_TO_SENDER';
  const known = statusByCategory[(category ?? '').toLowerCase().replaceAll(/[^a-z]/g, '')];
  return known ?? (words === null ? 'UNKNOWN' : statusOfWords(words));
}
