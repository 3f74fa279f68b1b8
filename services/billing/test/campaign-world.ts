import { eventually, staff } from '@mobilytics/chassis/testing';
import type { EventInput } from '@mobilytics/events/transaction';
import { newId } from '@mobilytics/ids/new-id';
import { order, type TestBilling } from './harness.ts';

const dayMs = 86_400_000;

/** A UTC day so many days from today, as events write it. */
export const day = (offset: number) =>
  new Date(Date.now() + offset * dayMs).toISOString().slice(0, 10);

export const finance = staff('FINANCE');

/** A customer in Ontario, known by an order, and what the other services tell of its campaign. */
export async function campaignWorld({ billing }: TestBilling) {
  const organizationId = newId('org');
  const placed = order();
  const tell = async <N extends Parameters<typeof emit>[0]>(name: N, payload: EventInput<N>) => {
    await emit(name, payload);
    await eventually(async () => {
      const waiting = await billing.db.outboxEvent.count({ where: { publishedAt: null } });
      return waiting === 0;
    });
  };
  const emit = <N extends 'order.placed' | LineEvent | 'delivery.measured' | 'delivery.restated'>(
    name: N,
    payload: EventInput<N>,
  ) => billing.transact(async (tx) => tx.emit(name, payload, { organizationId }));
  await tell('order.placed', placed);
  await eventually(() =>
    billing.db.payableOrder.findUnique({ where: { orderId: placed.orderId } }),
  );
  return {
    organizationId,
    placed,
    tell,

    line(over: Partial<EventInput<'line.booked'>> = {}): EventInput<'line.booked'> {
      return {
        ...{ lineId: newId('lin'), campaignId: newId('cmp'), name: 'Loop' },
        ...{ marketCode: 'TORONTO', timeZone: 'America/Toronto', campaignName: 'Autumn' },
        ...{ startDate: day(-20), endDate: day(-1), vehicleIds: [newId('veh'), newId('veh')] },
        ...{ priceMinor: 100_000, currency: 'CAD', guaranteedOts: null, makeGoodOf: null },
        ...over,
      };
    },

    /** What a device gave a line: persons of OTS by day. */
    async deliver(
      line: { lineId: string },
      persons: Record<string, number | null>,
      { deviceId = newId('dev'), vehicleId = newId('veh'), revision = 1 } = {},
    ) {
      await tell('delivery.measured', {
        ...{ lineId: line.lineId, methodVersion: 'truckside-1', asOf: new Date().toISOString() },
        ...{ otsMicro: '0', deviceId, revision },
        days: Object.entries(persons).map(([date, ots]) => ({
          ...{ date, vehicleId },
          grossMicro: ots === null ? null : String(ots * 2_000_000),
          otsMicro: ots === null ? null : String(ots * 1_000_000),
          ...{ durationMs: ots === 0 ? 0 : 3_600_000, creditedMs: 3_000_000, uncoveredMs: 300_000 },
        })),
      });
      await eventually(async () => {
        const { lineId } = line;
        const newest = await billing.db.deliveredDay.aggregate({
          where: { lineId, deviceId, vehicleId },
          _max: { revision: true },
        });
        return (newest._max.revision ?? 0) >= revision;
      });
      return { deviceId, vehicleId };
    },
  };
}

type LineEvent = 'line.booked' | 'line.started' | 'line.finished';
