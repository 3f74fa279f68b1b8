import type { TrackingStatus } from '../carrier.ts';

/**
 * Canada Post's event codes as states, after the carrier's table of event codes. Codes are text: leading
 * zeros do not matter. A range is written `first-last`.
 */
const codesByStatus: [TrackingStatus, string][] = [
  ['PRE_TRANSIT', '3000 3002'],
  [
    'IN_TRANSIT',
    '1300-1303 2300 100 102 104-107 170 175 113-116 400 405 410 700 701 800 804 815 900 910 8901 1203 ' +
      '1210-1216 1220-1225 1230-1234 1240 1241 1244 1703 1705 2500 2501 4000 4100 4202 4310 4311 4330 ' +
      '4400 4450 4500 4550 4600 4900 4950 5201 130 198',
  ],
  ['OUT_FOR_DELIVERY', '174 500'],
  [
    'DELIVERED',
    '1405 1406 1408 1409 1421-1434 1441 1442 1461-1463 1465-1469 1471-1473 1475 1476 1496 1498',
  ],
  ['AVAILABLE_FOR_PICKUP', '1407 1435-1438 1479 1488 1701 2407 156 610-620'],
  [
    'EXCEPTION',
    '117 118 120 121 127 150 159-163 171-173 179 621-630 710 810 1200 1245 1410-1412 1414 1443 1444 1450 ' +
      '1480 1483 1484 1487 1490 1493 1494 2410-2412 2414 4700',
  ],
  [
    'RETURN_TO_SENDER',
    '167-169 181-184 1100 1415-1420 1481 1482 1491 1492 1495 2600 2601 2802 3001 4650',
  ],
];

/** A signature or a photo can be seen: says nothing of where the parcel is. */
const informational = new Set(['20', '21', '2001']);

const statusByCode = new Map(
  codesByStatus.flatMap(([status, codes]) =>
    codes.split(' ').flatMap((range) => expand(range).map((code) => [code, status] as const)),
  ),
);

/** A word ends at the first character that is no letter; `\b` knows no accented ones. */
const returned =
  /\breturn(ed|ing)?\b.{0,20}\bto\b.{0,5}\bsender\b|(renvoy|retourn)[ée]e?s?(?!\p{L}).{0,12}exp[ée]diteur/iu;

/** A last notice says what will happen if nobody comes; it did not happen yet. */
const warning = /\b(will be|sera)\b.*\b(if|unless|si|à moins)(?!\p{L})/iu;

/** The words of an event, for a code we have not met and for summaries, which have none; the first that fits. */
const words: [TrackingStatus, RegExp][] = [
  ['PRE_TRANSIT', /order information|label created|renseignements sur la commande/i],
  ['OUT_FOR_DELIVERY', /out for delivery|(en cours de|sorti pour) livraison/i],
  [
    'AVAILABLE_FOR_PICKUP',
    /(available|ready|held) for pick ?up|prêt à être ramassé|peut être ramassé/i,
  ],
  [
    'EXCEPTION',
    /attempt|unable to|undeliverable|could not be delivered|not delivered|refused|delay|held by customs|tentative|refusé|retard|non livré/i,
  ],
  ['DELIVERED', /delivered|livré/i],
  [
    'IN_TRANSIT',
    /in transit|processed|accepted|picked up|departed|arrived|released by|en transit|traité|ramassé|accepté/i,
  ],
];

/** The state an event tells. Null when it tells none; `UNKNOWN` when neither code nor words are known. */
export function statusOf(code: string, description: string): TrackingStatus | null {
  const plain = code.replace(/^0+(?=.)/, '');
  if (informational.has(plain)) return null;
  if (returned.test(description) && !warning.test(description)) return 'RETURN_TO_SENDER';
  return statusByCode.get(plain) ?? wordsOf(description);
}

function wordsOf(description: string): TrackingStatus {
  return words.find(([, pattern]) => pattern.test(description))?.[0] ?? 'UNKNOWN';
}

function expand(range: string): string[] {
  const [first = 0, last = first] = range.split('-').map(Number);
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
}
