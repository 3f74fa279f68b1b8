import { plainNumber } from '../carrier/usps/tracking-number.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { ShipmentFilter } from '../generated/resolvers.ts';

const dayMs = 86_400_000;

/** The shipments a filter asks for. */
export function shipmentsWhere(filter: ShipmentFilter, now: Date): Prisma.ShipmentWhereInput {
  const { status, carrier, minAgeDays } = filter;
  const text = filter.search?.trim() ?? '';
  return {
    ...(status == null ? {} : { status: { in: [...status] } }),
    ...(carrier == null ? {} : { carrier: { in: [...carrier] } }),
    ...(minAgeDays == null ? {} : { labelRequestedAt: { lte: daysBefore(now, minAgeDays) } }),
    ...(text === '' ? {} : { OR: numbersLike(text) }),
  };
}

/** Every number that stands on a parcel, its papers or its contents. */
export function numbersLike(text: string): Prisma.ShipmentWhereInput[] {
  const plain = text.replaceAll(/\s/g, '').toUpperCase();
  return [
    // A label's code may begin with the ZIP code it goes to.
    { trackingNumber: { in: [plain, plainNumber(text)] } },
    { orderNumber: { contains: text, mode: 'insensitive' } },
    { carrierShipmentId: text },
    { reference: text },
    { fulfillment: { number: plain } },
    { devices: { some: { serial: plain } } },
    { id: text.toLowerCase() },
    { orderId: text.toLowerCase() },
    { fulfillmentId: text.toLowerCase() },
  ];
}

function daysBefore(now: Date, days: number): Date {
  const bounded = Math.min(Math.max(days, 0), 3650);
  return new Date(now.getTime() - bounded * dayMs);
}
