import type { Carrier, Manifest, ManifestRequest, PostalAddress } from '../carrier/carrier.ts';
import { CarrierError } from '../carrier/carrier-error.ts';
import type { Work } from '../shipment/label-lease.ts';
import { manifestGroup } from '../shipment/manifest-group.ts';
import { drawHandOverList } from './hand-over-list.ts';
import {
  claimManifest,
  leaveManifest,
  type ManifestWithParcels,
  noteTelling,
} from './manifest-lease.ts';
import { recordManifest, releaseManifest } from './record-manifest.ts';
import { dayOf } from './warehouse-day.ts';

type ManifestOutcome =
  | { is: 'DONE' }
  /** Somebody else is at it, or the carrier's answer is not known yet: the job goes on with it. */
  | { is: 'PENDING' }
  /** The carrier said no: the parcels are ready again. */
  | { is: 'REFUSED'; error: CarrierError };

/**
 * Carries a manifest to its end from wherever it stopped: look up, tell the carrier, draw the list, record.
 * The time of telling is committed before the message leaves, so that nothing is told twice unseen.
 */
export async function completeManifest(work: Work, id: string): Promise<ManifestOutcome> {
  const manifest = await claimManifest(work, id);
  if (manifest === 'DONE') return { is: 'DONE' };
  if (manifest === 'BUSY') return { is: 'PENDING' };
  try {
    const told = manifest.toldCarrier ? await tell(work, manifest) : [];
    if (told === null) return { is: 'PENDING' };
    await finish(work, manifest, told);
    return { is: 'DONE' };
  } catch (error) {
    if (!(error instanceof CarrierError)) throw error;
    work.log.warn({ manifestId: id, ...error.toJSON() }, 'The carrier made no manifest.');
    if (error.outcomeUnknown) {
      // The parcels are looked for as soon as what was sent can no longer take effect.
      await leaveManifest(work, id, Date.now() + work.services.timing.labelSettleMs);
      return { is: 'PENDING' };
    }
    await work.transact((tx) => releaseManifest(tx, id, error));
    return { is: 'REFUSED', error };
  }
}

/** Null when another process is at it by now. */
async function tell(work: Work, manifest: ManifestWithParcels): Promise<Manifest[] | null> {
  const carrier = carrierOf(work, manifest);
  const request = requestOf(manifest);
  if (manifest.askedAt !== null) {
    const found = await look(carrier, request);
    if (found.length > 0) return found;
    const settledAt = manifest.askedAt.getTime() + work.services.timing.labelSettleMs;
    if (Date.now() < settledAt) {
      await leaveManifest(work, manifest.id, settledAt);
      return null;
    }
  }
  if (!(await noteTelling(work, manifest))) return null;
  try {
    return await carrier.manifest(request);
  } catch (error) {
    if (!(error instanceof CarrierError) || !error.outcomeUnknown) throw error;
    const found = await look(carrier, request);
    if (found.length === 0) throw error;
    return found;
  }
}

/**
 * A look-up that fails leaves the outcome as unknown as it was. A carrier that cannot be asked is told again
 * once its answer can no longer come; it refuses parcels that it knows to be on a manifest.
 */
async function look(carrier: Telling, request: ManifestRequest): Promise<Manifest[]> {
  if (carrier.findManifests === undefined) return [];
  try {
    return await carrier.findManifests(request);
  } catch (error) {
    if (!(error instanceof CarrierError)) throw error;
    const { kind, code, message } = error;
    throw new CarrierError({ carrier: carrier.code, kind, code, message, outcomeUnknown: true });
  }
}

type Telling = Carrier & Required<Pick<Carrier, 'manifest'>>;

function carrierOf({ services }: Work, { carrier: code }: ManifestWithParcels): Telling {
  const carrier = services.carriers.find((known) => known.code === code);
  if (carrier?.manifest === undefined) {
    throw new Error(`${code} is connected no more, or makes no manifests.`);
  }
  return carrier as Telling;
}

/** The same however often it is asked: what is on it was settled with the intent. */
function requestOf({ id, warehouse, date, shipments }: ManifestWithParcels): ManifestRequest {
  return {
    reference: id,
    from: warehouse.address as PostalAddress,
    date: dayOf(date),
    parcels: shipments.map((shipment) => ({
      carrierShipmentId: shipment.carrierShipmentId ?? '',
      trackingNumber: shipment.trackingNumber ?? '',
      manifestGroup: manifestGroup(warehouse.code, shipment.labelRequestedAt ?? shipment.createdAt),
    })),
  };
}

async function finish(work: Work, manifest: ManifestWithParcels, told: Manifest[]): Promise<void> {
  const { id, toldCarrier, shipments } = manifest;
  const named = new Set(told.flatMap(({ trackingNumbers }) => trackingNumbers));
  const taken = toldCarrier
    ? shipments.filter(({ trackingNumber }) => named.has(trackingNumber ?? ''))
    : shipments;
  if (taken.length === 0) {
    throw new CarrierError({
      ...{ carrier: manifest.carrier, kind: 'CARRIER', code: 'NONE_TAKEN' },
      message: 'The carrier took none of the parcels.',
    });
  }
  const documentKeys: string[] = [];
  for (const [index, { document }] of told.entries()) {
    if (document === null) continue;
    const key = `manifests/${id}-${index + 1}.pdf`;
    await work.services.files.put(key, document.content, 'application/pdf');
    documentKeys.push(key);
  }
  const carrierManifestIds = told.map(({ carrierManifestId }) => carrierManifestId);
  const listKey = `manifests/${id}-list.pdf`;
  const list = await drawHandOverList({ ...manifest, shipments: taken, carrierManifestIds });
  await work.services.files.put(listKey, list, 'application/pdf');
  const takenIds = taken.map((shipment) => shipment.id);
  await work.transact((tx) =>
    recordManifest(tx, id, { takenIds, carrierManifestIds, documentKeys, listKey }),
  );
}
