import type { ExceptionKind, ShipmentStatus } from '../generated/prisma/enums.ts';
import { problemKind } from './problem-kind.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** What decides whether a parcel needs a person. */
export type ParcelFacts = {
  status: ShipmentStatus;
  isAbroad: boolean;
  labelRequestedAt: Date | null;
  /** When the carrier was last asked to sell the label. */
  labelAskedAt: Date | null;
  handedOverAt: Date | null;
  lastEventAt: Date | null;
  estimatedDeliveryAt: Date | null;
  correctedAt: Date | null;
  trackingGivenUpAt: Date | null;
  /** The newest event that says where the parcel is. */
  newest: { occurredAt: Date; code: string; description: string } | null;
  /** Since when it is on its way without a manifest that its carrier wants; undefined when unknown. */
  unmanifestedAt: Date | null | undefined;
};

export type FoundException = { kind: ExceptionKind; since: Date; detail: string | null };

/** For how long a parcel may tell nothing new before somebody looks. */
const quietDays = {
  LABEL_PURCHASED: 3,
  HANDED_OVER: 2,
  IN_TRANSIT: 5,
  OUT_FOR_DELIVERY: 2,
  AVAILABLE_FOR_PICKUP: 7,
} as const;
const quietDaysAbroad = 10;
const lateDays = 2;
const labelMinutes = 15;
const unmanifestedHours = 24;

const travelling: ShipmentStatus[] = [
  'IN_TRANSIT',
  'OUT_FOR_DELIVERY',
  'AVAILABLE_FOR_PICKUP',
  'EXCEPTION',
];

/** Every reason for which a parcel needs a person now. */
export function findExceptions(parcel: ParcelFacts, now: Date): FoundException[] {
  const found = [
    ...ofLabel(parcel, now),
    ...ofCarrier(parcel, now),
    ...ofSilence(parcel, now),
    ...ofManifest(parcel, now),
  ];
  // A parcel that stands still is late as well; one reason says enough.
  const isStill = found.some(({ kind }) => kind === 'STANDS_STILL');
  return found.filter(({ kind }) => !(isStill && kind === 'LATE'));
}

function ofLabel({ status, labelRequestedAt, labelAskedAt }: ParcelFacts, now: Date) {
  if (status !== 'LABEL_REQUESTED' || labelRequestedAt === null) return [];
  if (now.getTime() - labelRequestedAt.getTime() < labelMinutes * minuteMs) return [];
  const kind = labelAskedAt === null ? 'LABEL_PENDING' : 'PURCHASE_UNKNOWN';
  return [{ kind, since: labelAskedAt ?? labelRequestedAt, detail: null } as const];
}

function ofCarrier({ status, newest, correctedAt }: ParcelFacts, _now: Date): FoundException[] {
  const found: FoundException[] = [];
  if (newest !== null) {
    const { occurredAt: since, description } = newest;
    const detail = description || null;
    if (status === 'EXCEPTION') found.push({ kind: problemKind(newest), since, detail });
    if (status === 'RETURN_TO_SENDER') found.push({ kind: 'RETURNED', since, detail });
    if (status === 'VOIDED') found.push({ kind: 'VOIDED_BUT_MOVING', since, detail });
  }
  if (correctedAt !== null && travelling.includes(status)) {
    found.push({
      kind: 'DELIVERY_TAKEN_BACK',
      since: correctedAt,
      detail: newest?.description || null,
    });
  }
  return found;
}

function ofSilence(parcel: ParcelFacts, now: Date): FoundException[] {
  const { status, lastEventAt, labelRequestedAt, handedOverAt, estimatedDeliveryAt } = parcel;
  const isOver = (since: Date | null, days: number): since is Date =>
    since !== null && now.getTime() - since.getTime() > days * dayMs;
  const found: FoundException[] = [];
  const detail = parcel.newest?.description || null;
  const waitsForScan = status === 'LABEL_PURCHASED' || status === 'HANDED_OVER';
  const begun = handedOverAt ?? labelRequestedAt;
  if (waitsForScan && isOver(begun, quietDays[status])) {
    found.push({ kind: 'NOT_SCANNED', since: begun, detail: null });
  }
  if (status === 'AVAILABLE_FOR_PICKUP' && isOver(lastEventAt, quietDays[status])) {
    found.push({ kind: 'HELD_FOR_PICKUP', since: lastEventAt, detail });
  }
  if (status === 'IN_TRANSIT' || status === 'OUT_FOR_DELIVERY') {
    const days = parcel.isAbroad && status === 'IN_TRANSIT' ? quietDaysAbroad : quietDays[status];
    if (isOver(lastEventAt, days)) {
      found.push({ kind: 'STANDS_STILL', since: lastEventAt, detail });
    }
  }
  const isUnderWay = status === 'HANDED_OVER' || travelling.includes(status);
  if (isUnderWay && isOver(estimatedDeliveryAt, lateDays)) {
    found.push({ kind: 'LATE', since: estimatedDeliveryAt, detail });
  }
  if (isUnderWay && parcel.trackingGivenUpAt !== null) {
    found.push({ kind: 'TRACKING_GIVEN_UP', since: parcel.trackingGivenUpAt, detail });
  }
  return found;
}

function ofManifest({ unmanifestedAt }: ParcelFacts, now: Date): FoundException[] {
  if (!unmanifestedAt) return [];
  const isOver = now.getTime() - unmanifestedAt.getTime() > unmanifestedHours * 60 * minuteMs;
  return isOver ? [{ kind: 'NOT_MANIFESTED', since: unmanifestedAt, detail: null }] : [];
}
