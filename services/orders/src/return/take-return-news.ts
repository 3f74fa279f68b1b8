import type { EventPayload } from '@mobilytics/events/catalogue';
import type { Tx } from '../database.ts';
import { tell } from '../timeline/timeline.repository.ts';
import {
  changeReturn,
  findReturn,
  keepInspection,
  lockReturn,
  type ReturnRow,
  returnNumberOf,
} from './return.repository.ts';
import { canMove, type ReturnStatus } from './return-status.ts';

type News = EventPayload<'return.progressed'>;

/**
 * The warehouse told how far a return is. News that comes late or twice changes nothing, because a
 * return only moves on.
 */
export async function takeReturnNews(tx: Tx, news: News): Promise<void> {
  const found = await findReturn(tx.db, news.returnId);
  if (found === null) throw new Error(`There is no return ${news.returnId}.`);
  if (!canMove('FACTS', found.status as ReturnStatus, news.status)) return;
  if (!(await lockReturn(tx.db, found.id, found.version))) {
    throw new Error(`Return ${found.id} was changed at the same moment.`);
  }
  const happenedAt = new Date(news.happenedAt);
  const { id, orderId, organizationId } = found;
  await changeReturn(tx.db, id, {
    status: news.status,
    // A canceled return whose parcel comes after all is open again.
    closedAt: null,
    ...(news.status === 'RECEIVED' ? { receivedAt: happenedAt } : {}),
    ...(news.status === 'INSPECTED' ? { inspectedAt: happenedAt } : {}),
  });
  if (news.status === 'INSPECTED') await keepPieces(tx, found, news.pieces);
  const { status, carrier, trackingNumber } = news;
  await tell(
    tx.db,
    { id: orderId, organizationId },
    {
      kind: 'RETURN_UPDATED',
      data: { number: returnNumberOf(found), status, carrier, trackingNumber },
      ...{ occurredAt: happenedAt, referenceId: id, onceKey: `${id} ${status}` },
    },
  );
}

async function keepPieces(tx: Tx, { lines }: ReturnRow, pieces: News['pieces']): Promise<void> {
  for (const line of lines) {
    const found = pieces
      .filter(({ lineId }) => lineId === line.orderLineId)
      .map(({ lineId: _, ...piece }) => piece);
    await keepInspection(tx.db, line.id, found);
  }
}
