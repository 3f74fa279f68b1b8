import type { Context } from '../context.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { ShipmentExceptionFilter } from '../generated/resolvers.ts';
import { numbersLike } from '../shipment/shipments-where.ts';

/** The exceptions a filter asks for; without one, those that are open. */
export function exceptionsWhere(
  { status, kind, carrier, assignee, search }: ShipmentExceptionFilter,
  { viewer }: Pick<Context, 'viewer'>,
): Prisma.ShipmentExceptionWhereInput {
  const text = search?.trim() ?? '';
  const whose = assignee === 'ME' ? viewer.actorId : assignee === 'NOBODY' ? null : assignee;
  return {
    status: status ?? 'OPEN',
    ...(kind == null ? {} : { kind: { in: [...kind] } }),
    ...(assignee ? { assigneeId: whose ?? null } : {}),
    shipment: {
      ...(carrier == null ? {} : { carrier: { in: [...carrier] } }),
      ...(text === '' ? {} : { OR: numbersLike(text) }),
    },
  };
}
