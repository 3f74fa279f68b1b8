import { aboutShipments } from '../call-log/call-subject.ts';
import type { Carrier, VoidOutcome, VoidRequest } from '../carrier/carrier.ts';
import { CarrierError } from '../carrier/carrier-error.ts';
import type { Context, Job } from '../context.ts';
import type { LabelVoid, Shipment } from '../generated/prisma/client.ts';
import { refuseVoid, settleVoid } from './settle-void.ts';

/** A request or a job: both may complete a void. */
type Work = Pick<Context | Job, 'db' | 'log' | 'services' | 'transact' | 'now'>;

export type VoidResult =
  | { is: 'DONE' }
  /** Somebody else is at it. */
  | { is: 'BUSY' }
  /** The carrier said no: the label is good. */
  | { is: 'REFUSED'; error: CarrierError }
  /** Not known yet; the job goes on with it. */
  | { is: 'PENDING'; error: CarrierError };

/** After so many failed tries the pauses no longer grow: about an hour. */
const longestPauseDoublings = 8;
const pauseMs = 15_000;

/**
 * Carries a wish to its end from wherever it stopped. Carriers take back twice what was given back once
 * without charging for it, so after an unknown outcome the same question is asked again.
 */
export function completeVoid(work: Work, shipmentId: string): Promise<VoidResult> {
  return aboutShipments([shipmentId], () => carryOn(work, shipmentId));
}

async function carryOn(work: Work, shipmentId: string): Promise<VoidResult> {
  const claimed = await claimVoid(work, shipmentId);
  if (claimed === 'DONE' || claimed === 'BUSY') return { is: claimed };
  const { shipment, labelVoid } = claimed;
  const carrier = work.services.carriers.find(({ code }) => code === shipment.carrier);
  if (carrier?.voidLabel === undefined) throw new Error(`${shipment.carrier} takes no label back.`);
  try {
    const outcome = await ask(carrier, voidRequest(work, shipment), labelVoid);
    await work.transact((tx) => settleVoid(tx, shipmentId, outcome));
    return { is: 'DONE' };
  } catch (error) {
    if (!(error instanceof CarrierError)) throw error;
    work.log.warn({ shipmentId, ...error.toJSON() }, 'The carrier did not take the label back.');
    if (isFinal(error)) {
      await work.transact((tx) => refuseVoid(tx, shipmentId, error.message));
      return { is: 'REFUSED', error };
    }
    await leaveVoid(work, labelVoid, error);
    return { is: 'PENDING', error };
  }
}

/** What the carriers need to know of a label to take it back or to say where its refund stands. */
export function voidRequest({ services, now }: Pick<Work, 'services' | 'now'>, shipment: Shipment) {
  return {
    carrierShipmentId: shipment.carrierShipmentId ?? '',
    trackingNumber: shipment.trackingNumber ?? '',
    reference: shipment.reference,
    purchasedAt: shipment.labelRequestedAt ?? now(),
    isManifested: shipment.manifestId !== null,
    contactEmail: services.contactEmail,
  } satisfies VoidRequest;
}

/**
 * Takes the lease and notes that the carrier is asked now, so that one process alone talks to it about
 * this label.
 */
async function claimVoid(
  { db, services }: Work,
  shipmentId: string,
): Promise<{ shipment: Shipment; labelVoid: LabelVoid } | 'DONE' | 'BUSY'> {
  const seconds = services.timing.labelLeaseMs / 1000;
  const claimed = await db.$executeRaw`
    UPDATE "LabelVoid"
    SET "leaseUntil" = now() + make_interval(secs => ${seconds}), "askedAt" = now(), "attempts" = "attempts" + 1
    WHERE "shipmentId" = ${shipmentId} AND "voidedAt" IS NULL AND "refusedAt" IS NULL
      AND ("leaseUntil" IS NULL OR "leaseUntil" < now())`;
  const { labelVoid, ...shipment } = await db.shipment.findUniqueOrThrow({
    where: { id: shipmentId },
    include: { labelVoid: true },
  });
  if (labelVoid === null) throw new Error(`Nobody asked to give the label of ${shipmentId} back.`);
  if (claimed === 1) return { shipment, labelVoid };
  return labelVoid.voidedAt === null && labelVoid.refusedAt === null ? 'BUSY' : 'DONE';
}

async function ask(
  carrier: Carrier,
  request: VoidRequest,
  { attempts }: LabelVoid,
): Promise<VoidOutcome> {
  try {
    const outcome = await carrier.voidLabel?.(request);
    if (outcome === undefined) throw new Error(`${carrier.code} takes no label back.`);
    return outcome;
  } catch (error) {
    // Asked before without hearing the answer, and now there is no such label: it was taken back then.
    const gone = error instanceof CarrierError && error.kind === 'NOT_FOUND' && attempts > 1;
    if (gone) return { status: 'VOIDED', refundReference: null };
    throw error;
  }
}

/** A clear no. A pause, wrong credentials and silence say nothing about the label. */
function isFinal({ kind, outcomeUnknown }: CarrierError): boolean {
  return !outcomeUnknown && ['VALIDATION', 'NOT_FOUND', 'CARRIER'].includes(kind);
}

async function leaveVoid(
  { db, services }: Work,
  { shipmentId, attempts }: LabelVoid,
  error: CarrierError,
): Promise<void> {
  const doublings = Math.min(attempts - 1, longestPauseDoublings);
  const pause = Math.max(
    (error.retryAfterSeconds ?? 0) * 1_000,
    Math.min(pauseMs, services.timing.resumeLabelsMs) * 2 ** doublings,
  );
  await db.labelVoid.update({
    where: { shipmentId },
    data: { leaseUntil: new Date(Date.now() + pause), failure: error.message },
  });
}
