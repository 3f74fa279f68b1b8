import type { Context, Job } from '../context.ts';
import type { Shipment } from '../generated/prisma/client.ts';
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

/**
 * Notes that the carrier is asked now, and only while our lease holds: had it ended during a slow
 * look-up, another process might be asking already.
 */
export async function noteAsking({ db, services }: Work, shipment: Shipment): Promise<Date> {
  const seconds = services.timing.labelLeaseMs / 1000;
  const [noted] = await db.$queryRaw<{ labelAskedAt: Date }[]>`
    UPDATE "Shipment"
    SET "labelAskedAt" = now(), "labelLeaseUntil" = now() + make_interval(secs => ${seconds})
    WHERE "id" = ${shipment.id} AND "status" = 'LABEL_REQUESTED'
      AND "labelLeaseUntil" = ${shipment.labelLeaseUntil} AND "labelLeaseUntil" > now()
    RETURNING "labelAskedAt"`;
  if (noted === undefined) {
    throw pendingError(
      shipment.carrier ?? 'CANADA_POST',
      'Another process goes on with this label.',
    );
  }
  return noted.labelAskedAt;
}

/** Leaves the label alone until then, and to whoever comes first after it. */
export async function leaveLabel({ db }: Work, id: string, until: number): Promise<void> {
  const data = { labelLeaseUntil: new Date(until) };
  await db.shipment.update({ where: { id }, data });
}
