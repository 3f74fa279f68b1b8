import type { TrackingStatus } from '../carrier.ts';
import { statusOfWords } from './words.ts';

/** DHL Express's event codes as states, after its reference data of event codes. */
const codesByStatus: [TrackingStatus, string][] = [
  ['PRE_TRANSIT', 'DUMMY_PU'],
  ['IN_TRANSIT', 'SA PU PL AF AR DF TR FD SC MC MS TP IC CR BR BN RR'],
  ['OUT_FOR_DELIVERY', 'WC'],
  ['DELIVERED', 'OK DD PD'],
  ['AVAILABLE_FOR_PICKUP', 'CC'],
  ['EXCEPTION', 'AD BA CA CD UD CM HP MD ND NH OH RD SS DS'],
  ['RETURN_TO_SENDER', 'RT'],
];

/** DHL's own affairs, which it does not show its customers. */
const hiddenByStatus: [TrackingStatus, string][] = [
  ['IN_TRANSIT', 'CI CU LV UV HI HO HN SM RW SI IR ES DI PY IA'],
  ['EXCEPTION', 'TD BL DM DP NA ST TI TT'],
];

const shown = byCode(codesByStatus);
const hidden = byCode(hiddenByStatus);

/**
 * The state an event tells; its words decide for a code we have not met. Null for `CS`, which closes the
 * file of a shipment, and for a hidden event: it moves no parcel.
 */
export function statusOf(code: string, description: string): TrackingStatus | null {
  const plain = code.trim().toUpperCase();
  if (plain === 'CS' || hidden.has(plain)) return null;
  return shown.get(plain) ?? statusOfWords(description) ?? 'UNKNOWN';
}

/** What a hidden event says, for a shipment of which nothing else is known. */
export function hiddenStatusOf(code: string): TrackingStatus | null {
  return hidden.get(code.trim().toUpperCase()) ?? null;
}

function byCode(table: [TrackingStatus, string][]): Map<string, TrackingStatus> {
  return new Map(
    table.flatMap(([status, codes]) => codes.split(' ').map((code) => [code, status] as const)),
  );
}
