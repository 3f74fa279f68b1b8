import type { DifferenceKind, RefundState } from '../generated/prisma/enums.ts';
import type { BillLine } from './read-bill.ts';

/** A label of ours, as far as a bill concerns it. */
export type BilledLabel = {
  shipmentId: string;
  /** Charged by the carrier's word or offered; null when it is not known. */
  expected: { amountMinor: number; currency: string } | null;
  voided: boolean;
  refundState: RefundState | null;
  /** Whether an earlier bill has it. */
  billedBefore: boolean;
};

export type Difference = {
  kind: DifferenceKind;
  trackingNumber: string;
  shipmentId: string | null;
  /** The line it begins with. */
  row: number;
  expectedMinor: number | null;
  billedMinor: number;
};

type Found = { differences: Difference[]; credited: string[]; matched: number };

/**
 * Holds a bill against our labels. A parcel may stand on several lines (postage, fuel, tax): their sum is
 * what it costs. A credit ends the refund of a label that was given back.
 */
export function findDifferences(
  lines: readonly BillLine[],
  currency: string,
  labelOf: (trackingNumber: string) => BilledLabel | null,
): Found {
  const found: Found = { differences: [], credited: [], matched: 0 };
  for (const [trackingNumber, parts] of byNumber(lines)) {
    const label = labelOf(trackingNumber);
    if (label !== null) found.matched += parts.length;
    const billedMinor = parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    const isCredit = billedMinor < 0 || parts.some(({ amountMinor }) => amountMinor < 0);
    if (label?.refundState === 'PENDING' && isCredit) found.credited.push(label.shipmentId);
    const judged = judge(label, billedMinor, currency);
    if (judged === null) continue;
    found.differences.push({
      ...{ ...judged, trackingNumber, billedMinor },
      shipmentId: label?.shipmentId ?? null,
      row: parts[0]?.row ?? 1,
    });
  }
  return found;
}

function judge(label: BilledLabel | null, billedMinor: number, currency: string) {
  const say = (kind: DifferenceKind, expectedMinor: number | null) => ({ kind, expectedMinor });
  // A credit asks nothing of us, whatever it is for.
  if (billedMinor <= 0) return null;
  if (label === null) return say('BILLED_NOT_BOUGHT', null);
  // What is billed before its refund comes is told when the refund does not come.
  if (label.voided && label.refundState !== 'PENDING') return say('VOIDED_BUT_BILLED', 0);
  if (label.billedBefore) return say('BILLED_TWICE', 0);
  const { expected } = label;
  if (expected === null) return null;
  if (expected.currency !== currency) return say('AMOUNT_DIFFERS', null);
  return expected.amountMinor === billedMinor ? null : say('AMOUNT_DIFFERS', expected.amountMinor);
}

function byNumber(lines: readonly BillLine[]): Map<string, BillLine[]> {
  const groups = new Map<string, BillLine[]>();
  for (const line of lines) {
    // A charge for no parcel, for example of the account, is no parcel's.
    if (line.trackingNumber === null) continue;
    groups.set(line.trackingNumber, [...(groups.get(line.trackingNumber) ?? []), line]);
  }
  return groups;
}
