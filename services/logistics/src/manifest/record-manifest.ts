import type { CarrierError } from '../carrier/carrier-error.ts';
import type { Tx } from '../context.ts';
import type { Manifest } from '../generated/prisma/client.ts';

/** The manifest, locked until the transaction ends. */
export async function lockManifest(tx: Tx, id: string): Promise<Manifest | null> {
  await tx.db.$queryRaw`SELECT 1 FROM "Manifest" WHERE "id" = ${id} FOR UPDATE`;
  return tx.db.manifest.findUnique({ where: { id } });
}

type Made = {
  takenIds: string[];
  carrierManifestIds: string[];
  documentKeys: string[];
  listKey: string;
};

/** The papers are there. What the carrier left out is ready again. Recorded once. */
export async function recordManifest(tx: Tx, id: string, made: Made): Promise<void> {
  const { takenIds, ...papers } = made;
  const manifest = await lockManifest(tx, id);
  if (manifest?.status !== 'REQUESTED') return;
  const leftOut = await tx.db.shipment.findMany({
    where: { manifestId: id, id: { notIn: takenIds } },
    select: { id: true, trackingNumber: true },
  });
  await tx.db.shipment.updateMany({
    where: { id: { in: leftOut.map((shipment) => shipment.id) } },
    data: { manifestId: null },
  });
  await tx.db.manifest.update({
    where: { id },
    data: {
      ...papers,
      ...{ status: 'CREATED', leaseUntil: null, parcelCount: takenIds.length },
      leftOut: leftOut.map((shipment) => ({
        shipmentId: shipment.id,
        trackingNumber: shipment.trackingNumber,
      })),
      version: { increment: 1 },
    },
  });
  tx.audit({
    action: 'manifest.created',
    targetType: 'Manifest',
    targetId: id,
    after: { parcels: takenIds.length, carrierManifestIds: made.carrierManifestIds },
  });
}

/** The carrier refused it: its parcels are ready again. */
export async function releaseManifest(tx: Tx, id: string, error: CarrierError): Promise<void> {
  const manifest = await lockManifest(tx, id);
  if (manifest?.status !== 'REQUESTED') return;
  await tx.db.shipment.updateMany({ where: { manifestId: id }, data: { manifestId: null } });
  await tx.db.manifest.update({
    where: { id },
    data: {
      ...{ status: 'FAILED', leaseUntil: null },
      ...{ errorCode: error.code, errorMessage: error.message },
      version: { increment: 1 },
    },
  });
  tx.audit({
    action: 'manifest.refused',
    targetType: 'Manifest',
    targetId: id,
    after: { code: error.code, message: error.message },
  });
}
