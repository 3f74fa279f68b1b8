import type { Database } from '../context.ts';
import type { CustomerDevice, OrderParcel } from '../generated/prisma/client.ts';
import type { InvoiceLineRow } from '../invoice/invoice.repository.ts';
import { stripeTime } from '../mirror/stripe-time.ts';
import type { Sources } from './evidence-sources.ts';
import { orderIdOf, productOf } from './explain-order.ts';
import { type Cover, coverOf } from './plan-cover.ts';
import type { StripeLine } from './stripe-line.ts';

export interface CoveredDevice extends Cover {
  deviceId: string;
  serial: string;
  /** The vehicle that it was on last within the period. */
  vehicleName: string | null;
  /** The first and last local day within the period on which it drove for a line; null when it did not. */
  firstDriven: Date | null;
  lastDriven: Date | null;
}

/** The devices that a data plan served in the time that a line charges. */
export interface PlanEvidence {
  kind: 'PLAN';
  sku: string;
  orderId: string | null;
  from: Date;
  to: Date;
  /** ORDER: the devices that came with the plan's order. ORGANIZATION: all of the customer's. */
  basis: 'ORDER' | 'ORGANIZATION';
  devices: CoveredDevice[];
}

/** A plan serves the devices of its own order; where that brought none, the customer's devices. */
export async function explainPlan(
  db: Database,
  row: InvoiceLineRow,
  line: StripeLine,
  sources: Sources,
): Promise<PlanEvidence | null> {
  const { sku } = productOf(line, sources.objects);
  if (sku === undefined) return null;
  const orderId = orderIdOf(row, line, sources.objects);
  const parcels = sources.parcels.get(orderId ?? '') ?? [];
  const { organizationId } = row;
  const [from, to] = [stripeTime(line.period.start), stripeTime(line.period.end)];
  const covered = await coveredDevices(db, organizationId, parcels, { from, to });
  return { ...{ kind: 'PLAN', sku, orderId, from, to }, ...covered };
}

/** The devices that a plan serves in a time: those that its order brought, or all of the customer's. */
export async function coveredDevices(
  db: Database,
  organizationId: string,
  parcelsOfOrder: readonly Pick<OrderParcel, 'lines'>[],
  period: { from: Date; to: Date },
): Promise<Pick<PlanEvidence, 'basis' | 'devices'>> {
  const serials = parcelsOfOrder.flatMap(({ lines }) =>
    (lines as { serials?: string[] }[]).flatMap((piece) => piece.serials ?? []),
  );
  const owned = await db.customerDevice.findMany({ where: { organizationId } });
  const ofOrder = owned.filter(({ serial }) => serials.includes(serial));
  const basis = ofOrder.length > 0 ? 'ORDER' : 'ORGANIZATION';
  return { basis, devices: await coverAll(db, basis === 'ORDER' ? ofOrder : owned, period) };
}

async function coverAll(
  db: Database,
  devices: readonly CustomerDevice[],
  paid: { from: Date; to: Date },
): Promise<CoveredDevice[]> {
  const covered = devices.flatMap((device) => {
    const cover = coverOf({ from: device.deliveredAt, to: device.returnedAt }, paid);
    return cover === null ? [] : [{ ...cover, deviceId: device.deviceId, serial: device.serial }];
  });
  const deviceIds = covered.map(({ deviceId }) => deviceId);
  const [mountings, driven] = await Promise.all([
    db.deviceMounting.findMany({
      where: { deviceId: { in: deviceIds }, from: { lt: paid.to } },
      orderBy: { from: 'asc' },
    }),
    db.deliveredDay.groupBy({
      by: ['deviceId'],
      where: {
        deviceId: { in: deviceIds },
        durationMs: { gt: 0 },
        date: { gte: paid.from, lt: paid.to },
      },
      _min: { date: true },
      _max: { date: true },
    }),
  ]);
  return covered
    .map((device) => {
      const days = driven.find(({ deviceId }) => deviceId === device.deviceId);
      const mounting = mountings.findLast(
        ({ deviceId, to }) => deviceId === device.deviceId && (to === null || to > paid.from),
      );
      return {
        ...device,
        vehicleName: mounting?.vehicleName ?? null,
        firstDriven: days?._min.date ?? null,
        lastDriven: days?._max.date ?? null,
      };
    })
    .sort((a, b) => (a.serial < b.serial ? -1 : 1));
}
