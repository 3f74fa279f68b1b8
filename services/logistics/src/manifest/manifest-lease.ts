import type { Prisma } from '../generated/prisma/client.ts';
import type { Work } from '../shipment/label-lease.ts';

const contents = {
  warehouse: true,
  shipments: { include: { fulfillment: true }, orderBy: { id: 'asc' } },
} satisfies Prisma.ManifestInclude;

export type ManifestWithParcels = Prisma.ManifestGetPayload<{ include: typeof contents }>;

/** What a carrier needs to draw a manifest, for each parcel on it, beside the time of any other lease. */
const perParcelSeconds = 0.5;

/** Takes the lease, so that one process alone talks to the carrier about this manifest. */
export async function claimManifest(
  { db, services }: Work,
  id: string,
): Promise<ManifestWithParcels | 'DONE' | 'BUSY'> {
  const seconds = services.timing.labelLeaseMs / 1000;
  const claimed = await db.$executeRaw`
    UPDATE "Manifest"
    SET "leaseUntil" = now() + make_interval(secs => ${seconds}::float8 + "parcelCount" * ${perParcelSeconds}::float8)
    WHERE "id" = ${id} AND "status" = 'REQUESTED'
      AND ("leaseUntil" IS NULL OR "leaseUntil" < now())`;
  const manifest = await db.manifest.findUniqueOrThrow({ where: { id }, include: contents });
  if (claimed === 1) return manifest;
  return manifest.status === 'REQUESTED' ? 'BUSY' : 'DONE';
}

/** Commits that the carrier is told now. False when our lease ended and somebody else may be at it. */
export async function noteTelling(
  { db, services }: Work,
  { id, leaseUntil }: ManifestWithParcels,
): Promise<boolean> {
  const seconds = services.timing.labelLeaseMs / 1000;
  const noted = await db.$executeRaw`
    UPDATE "Manifest"
    SET "askedAt" = now(),
      "leaseUntil" = now() + make_interval(secs => ${seconds}::float8 + "parcelCount" * ${perParcelSeconds}::float8)
    WHERE "id" = ${id} AND "status" = 'REQUESTED' AND "leaseUntil" = ${leaseUntil}
      AND "leaseUntil" > now()`;
  return noted === 1;
}

/** Leaves it alone until then. */
export async function leaveManifest({ db }: Work, id: string, untilMs: number): Promise<void> {
  await db.manifest.update({ where: { id }, data: { leaseUntil: new Date(untilMs) } });
}
