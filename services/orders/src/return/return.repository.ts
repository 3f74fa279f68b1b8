import type { Window } from '@mobilytics/chassis/connection';
import type { Db } from '../database.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { sequenceOf } from '../order/order.repository.ts';
import type { ReturnCondition } from './inspection.ts';
import { undone } from './return-status.ts';

export type ReturnRow = Prisma.ReturnGetPayload<{ include: { lines: true } }>;
export type ReturnLineRow = ReturnRow['lines'][number];

/** What the warehouse found, as a return line keeps it. */
export type Piece = {
  serial: string | null;
  quantity: number;
  condition: ReturnCondition;
  note: string | null;
};

const include = { lines: { orderBy: { position: 'asc' } } } as const;

/** What people call a return: `R-10007`. */
export function returnNumberOf({ sequence }: { sequence: number }): string {
  return `R-${sequence}`;
}

export function createReturn(
  db: Db,
  created: Prisma.ReturnUncheckedCreateInput,
): Promise<ReturnRow> {
  return db.return.create({ data: created, include });
}

export async function createReturnLines(
  db: Db,
  lines: Prisma.ReturnLineCreateManyInput[],
): Promise<void> {
  await db.returnLine.createMany({ data: lines });
}

export function findReturn(db: Db, id: string): Promise<ReturnRow | null> {
  return db.return.findFirst({ where: { id }, include });
}

export function returnsOfOrders(db: Db, orderIds: readonly string[]): Promise<ReturnRow[]> {
  return db.return.findMany({
    where: { orderId: { in: [...orderIds] } },
    orderBy: { sequence: 'desc' },
    include,
  });
}

export type Returning = { orderLineId: string; quantity: number; serials: string[] };

/**
 * Those lines of orders that are in a return that was not given up. What was replaced no longer counts
 * by quantity, because the customer has as many as before; its serials stay with us.
 */
export async function linesBeingReturned(
  db: Db,
  orderIds: readonly string[],
): Promise<(Returning & { orderId: string })[]> {
  const rows = await db.returnLine.findMany({
    where: { return: { orderId: { in: [...orderIds] }, status: { notIn: [...undone] } } },
    include: { return: { select: { orderId: true, status: true } } },
  });
  return rows.map(({ orderLineId, quantity, serials, return: { orderId, status } }) => ({
    ...{ orderId, orderLineId, serials },
    quantity: status === 'REPLACED' ? 0 : quantity,
  }));
}

/** Locks a return that still has this version and raises it; null when somebody was faster. */
export async function lockReturn(db: Db, id: string, version: number): Promise<boolean> {
  const { count } = await db.return.updateMany({
    where: { id, version },
    data: { version: { increment: 1 } },
  });
  return count === 1;
}

export function changeReturn(
  db: Db,
  id: string,
  data: Prisma.ReturnUncheckedUpdateManyInput,
): Promise<ReturnRow> {
  return db.return.update({ where: { id }, data, include });
}

export async function keepInspection(db: Db, lineId: string, pieces: Piece[]): Promise<void> {
  await db.returnLine.update({ where: { id: lineId }, data: { inspection: pieces } });
}

export type ReturnSearch = {
  status?: string[] | null;
  orderId?: string | null;
  search?: string | null;
  isRefundDue?: boolean | null;
};

function returnFilter({ status, orderId, search, isRefundDue }: ReturnSearch) {
  const text = search?.trim() ?? '';
  const own = Number(/^r-(\d{1,9})$/i.exec(text)?.[1] ?? Number.NaN);
  const order = sequenceOf(text);
  const where: Prisma.ReturnWhereInput = {
    ...(status ? { status: { in: status } } : {}),
    ...(orderId ? { orderId } : {}),
    ...(isRefundDue ? { status: 'INSPECTED', resolution: 'REFUND' } : {}),
    ...(text === ''
      ? {}
      : {
          OR: [
            { id: text },
            { orderId: text },
            { lines: { some: { serials: { has: text.toUpperCase() } } } },
            ...(Number.isNaN(own) ? [] : [{ sequence: own }]),
            ...(order === null ? [] : [{ order: { sequence: order } }]),
          ],
        }),
  };
  return where;
}

export function countReturns(db: Db, search: ReturnSearch): Promise<number> {
  return db.return.count({ where: returnFilter(search) });
}

export function pageOfReturns(db: Db, search: ReturnSearch, page: Window): Promise<ReturnRow[]> {
  return db.return.findMany({
    where: { AND: [returnFilter(search), page.where] },
    orderBy: page.orderBy,
    take: page.take,
    include,
  });
}
