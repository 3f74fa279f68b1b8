import type { Window } from '@mobilytics/chassis/connection';
import { newId } from '@mobilytics/ids/new-id';
import type { Db } from '../database.ts';
import type { Prisma, TimelineEntry as TimelineRow } from '../generated/prisma/client.ts';
import type { TimelineData, TimelineKind } from './timeline-text.ts';

export type { TimelineRow };

export type NewTimelineEntry<K extends TimelineKind> = {
  kind: K;
  data: TimelineData[K];
  occurredAt: Date;
  actorName?: string | null;
  /** Only staff see it. */
  internal?: boolean;
  referenceId?: string;
  /** The same key is written once per order, however often it is told. */
  onceKey?: string;
};

/** Writes what happened. An entry whose `onceKey` was written before is left as it is. */
export async function tell<K extends TimelineKind>(
  db: Db,
  order: { id: string; organizationId: string },
  entry: NewTimelineEntry<K>,
): Promise<void> {
  const row = {
    id: newId('tml', entry.occurredAt),
    orderId: order.id,
    organizationId: order.organizationId,
    occurredAt: entry.occurredAt,
    kind: entry.kind,
    data: entry.data,
    actorName: entry.actorName ?? null,
    internal: entry.internal ?? false,
    referenceId: entry.referenceId ?? null,
    onceKey: entry.onceKey ?? null,
  };
  await db.timelineEntry.createMany({ data: [row], skipDuplicates: true });
}

type Reader = { orderId: string; isStaff: boolean };

function visible({ orderId, isStaff }: Reader): Prisma.TimelineEntryWhereInput {
  return isStaff ? { orderId } : { orderId, internal: false };
}

export function countTimeline(db: Db, reader: Reader): Promise<number> {
  return db.timelineEntry.count({ where: visible(reader) });
}

export function pageOfTimeline(db: Db, reader: Reader, page: Window): Promise<TimelineRow[]> {
  return db.timelineEntry.findMany({
    where: { AND: [visible(reader), page.where] },
    orderBy: page.orderBy,
    take: page.take,
  });
}
