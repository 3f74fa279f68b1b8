import type { Context, Job } from '../context.ts';
import { Prisma, type Shipment } from '../generated/prisma/client.ts';
import type { ShipmentWithContents } from './label-request.ts';
import { pendingError } from './purchase-once.ts';

/** A request or a job: both may complete a label. */
export type Work = Pick<Context | Job, 'db' | 'log' | 'services' | 'transact' | 'now'>;

/** Takes the lease, so that one process alone talks to the carrier about this label. */
export async function claimLabel(
  { db, services }: Work,
  id: string,
): Promise<ShipmentWithContents | 'DONE' | 'BUSY'> {
  const seconds = services.timing.labelLeaseMs / 1000;
  const claimed = await db.$executeRaw`
    UPDATE "Shipment" SET "labelLeaseUntil" = now() + make_interval(secs => ${seconds})
    WHERE "id" = ${id} AND "status" = 'LABEL_REQUESTED'
      AND ("labelLeaseUntil" IS NULL OR "labelLeaseUntil" < now())`;
  const shipment = await db.shipment.findUniqueOrThrow({
    where: { id },
    include: {
      items: true,
      fulfillment: { include: { warehouse: true, lines: { orderBy: { position: 'asc' } } } },
    },
  });
  if (claimed === 1) return shipment;
  return shipment.status === 'LABEL_REQUESTED' ? 'BUSY' : 'DONE';
}

/** What has a label of its own to buy: a parcel to a customer, or one that comes back. */
export type LabelTable = 'Shipment' | 'ReturnParcel';

type Leased = Pick<Shipment, 'id' | 'carrier' | 'labelLeaseUntil'>;

/**
 * Notes that the carrier is asked now, and only while our lease holds: had it ended during a slow
 * look-up, another process might be asking already.
 */
export async function noteAsking(
  { db, services }: Pick<Work, 'db' | 'services'>,
  table: LabelTable,
  { id, carrier, labelLeaseUntil }: Leased,
): Promise<Date> {
  const seconds = services.timing.labelLeaseMs / 1000;
  const [noted] = await db.$queryRaw<{ labelAskedAt: Date }[]>`
    UPDATE ${Prisma.raw(`"${table}"`)}
    SET "labelAskedAt" = now(), "labelLeaseUntil" = now() + make_interval(secs => ${seconds})
    WHERE "id" = ${id} AND "status" = 'LABEL_REQUESTED'
      AND "labelLeaseUntil" = ${labelLeaseUntil} AND "labelLeaseUntil" > now()
    RETURNING "labelAskedAt"`;
  if (noted !== undefined) return noted.labelAskedAt;
  throw pendingError(
    carrier ?? 'CANADA_POST',
    'Another process goes on with this label, or it is not wanted any more.',
  );
}

/** Leaves the label alone until then, and to whoever comes first after it. */
export async function leaveLabel(
  { db }: Pick<Work, 'db'>,
  table: LabelTable,
  id: string,
  until: number,
): Promise<void> {
  await db.$executeRaw`
    UPDATE ${Prisma.raw(`"${table}"`)} SET "labelLeaseUntil" = ${new Date(until)} WHERE "id" = ${id}`;
}

/** Those of a carrier's ids under which other parcels of ours were bought, in either direction. */
export async function boughtForOthers(
  { db }: Pick<Work, 'db'>,
  { id, carrier }: Pick<Shipment, 'id' | 'carrier'>,
  carrierShipmentIds: string[],
): Promise<Set<string>> {
  const which = {
    where: { carrier, carrierShipmentId: { in: carrierShipmentIds }, id: { not: id } },
    select: { carrierShipmentId: true },
  };
  const sent = await db.shipment.findMany(which);
  const returned = await db.returnParcel.findMany(which);
  return new Set([...sent, ...returned].map((row) => row.carrierShipmentId ?? ''));
}
