import type { Window } from '@mobilytics/chassis/connection';
import type { Db } from '../database.ts';
import type {
  OrderLine as OrderLineRow,
  Order as OrderRow,
  Prisma,
} from '../generated/prisma/client.ts';

export type { OrderLineRow, OrderRow };

/** An order with all that its states follow from. */
export type OrderWithFacts = Prisma.OrderGetPayload<{ include: typeof withFacts }>;

const withFacts = {
  lines: { orderBy: { position: 'asc' } },
  payments: true,
  refunds: true,
  shipments: true,
} as const;

/** What customers call an order: `MOB-10042`. */
export function numberOf({ sequence }: { sequence: number }): string {
  return `MOB-${sequence}`;
}

/** The sequence of a number such as `MOB-10042`, `mob-10042` or `10042`; null when it is none. */
export function sequenceOf(number: string): number | null {
  const digits = /^(?:mob-)?([1-9]\d{0,8})$/i.exec(number.trim())?.[1];
  return digits === undefined ? null : Number(digits);
}

export function createOrder(db: Db, order: Prisma.OrderUncheckedCreateInput): Promise<OrderRow> {
  return db.order.create({ data: order });
}

export async function createLines(db: Db, lines: Prisma.OrderLineCreateManyInput[]): Promise<void> {
  await db.orderLine.createMany({ data: lines });
}

export function findOrder(db: Db, id: string): Promise<OrderRow | null> {
  return db.order.findFirst({ where: { id } });
}

export function findOrders(db: Db, ids: readonly string[]): Promise<OrderRow[]> {
  return db.order.findMany({ where: { id: { in: [...ids] } } });
}

export async function findOrderByNumber(db: Db, number: string): Promise<OrderRow | null> {
  const sequence = sequenceOf(number);
  return sequence === null ? null : db.order.findFirst({ where: { sequence } });
}

export function findByReference(
  db: Db,
  organizationId: string,
  externalReference: string,
): Promise<OrderRow | null> {
  return db.order.findFirst({ where: { organizationId, externalReference } });
}

export function linesOfOrders(db: Db, orderIds: readonly string[]): Promise<OrderLineRow[]> {
  return db.orderLine.findMany({
    where: { orderId: { in: [...orderIds] } },
    orderBy: { position: 'asc' },
  });
}

export function findLines(db: Db, ids: readonly string[]): Promise<OrderLineRow[]> {
  return db.orderLine.findMany({ where: { id: { in: [...ids] } } });
}

/**
 * Locks an order for the rest of the transaction and raises its version; null when there is none.
 * News about one order that comes at the same time waits here, each for the other.
 */
export async function lockOrder(db: Db, id: string): Promise<OrderRow | null> {
  const [order] = await db.order.updateManyAndReturn({
    where: { id },
    data: { version: { increment: 1 } },
  });
  return order ?? null;
}

/** Like `lockOrder`, but only when the order still has this version. */
export async function lockVersion(db: Db, id: string, version: number): Promise<OrderRow | null> {
  const [order] = await db.order.updateManyAndReturn({
    where: { id, version },
    data: { version: { increment: 1 } },
  });
  return order ?? null;
}

export function orderWithFacts(db: Db, id: string): Promise<OrderWithFacts> {
  return db.order.findFirstOrThrow({ where: { id }, include: withFacts });
}

export function changeOrder(
  db: Db,
  id: string,
  data: Prisma.OrderUncheckedUpdateManyInput,
): Promise<OrderRow> {
  return db.order.update({ where: { id }, data });
}

export async function changeLine(
  db: Db,
  id: string,
  data: { fulfilledQuantity: number; deliveredQuantity: number },
): Promise<void> {
  await db.orderLine.update({ where: { id }, data });
}

/** Orders that waited too long for their payment, oldest first. Just recorded ones are left alone. */
export function unpaidSince(
  db: Db,
  moments: { now: Date; recordedBefore: Date },
  limit: number,
): Promise<{ id: string; version: number }[]> {
  return db.order.findMany({
    where: {
      status: 'PLACED',
      paidMinor: 0,
      expiresAt: { lte: moments.now },
      recordedAt: { lte: moments.recordedBefore },
    },
    orderBy: { expiresAt: 'asc' },
    take: limit,
    select: { id: true, version: true },
  });
}

export type OrderSearch = {
  status?: string[] | null;
  paymentStatus?: string[] | null;
  search?: string | null;
  organizationId?: string | null;
  placedFrom?: Date | null;
  placedTo?: Date | null;
};

function orderFilter(filter: OrderSearch): Prisma.OrderWhereInput {
  const search = filter.search?.trim() ?? '';
  const sequence = sequenceOf(search);
  return {
    ...(filter.status ? { status: { in: filter.status } } : {}),
    ...(filter.paymentStatus ? { paymentStatus: { in: filter.paymentStatus } } : {}),
    ...(filter.organizationId ? { organizationId: filter.organizationId } : {}),
    placedAt: {
      ...(filter.placedFrom ? { gte: filter.placedFrom } : {}),
      ...(filter.placedTo ? { lte: filter.placedTo } : {}),
    },
    ...(search === ''
      ? {}
      : {
          OR: [
            { id: search },
            { searchText: { contains: search.toLowerCase() } },
            ...(sequence === null ? [] : [{ sequence }]),
          ],
        }),
  };
}

export function countOrders(db: Db, filter: OrderSearch): Promise<number> {
  return db.order.count({ where: orderFilter(filter) });
}

export function pageOfOrders(db: Db, filter: OrderSearch, page: Window): Promise<OrderRow[]> {
  return db.order.findMany({
    where: { AND: [orderFilter(filter), page.where] },
    orderBy: page.orderBy,
    take: page.take,
  });
}
