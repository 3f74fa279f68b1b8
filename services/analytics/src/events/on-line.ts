import type { EventPayload } from '@mobilytics/events/catalogue';
import { defineConsumer } from '@mobilytics/events/consumer';
import { applyPoster } from '../assignment/apply-poster.ts';
import type { Transaction } from '../context.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';

type LineEvent = {
  id: string;
  organizationId: string | null;
  payload: EventPayload<'line.booked'> & { stoppedAt?: string };
};

const define = defineConsumer<PrismaClient>();

/** Keeps the line as its latest event tells it. A line that was stopped earns nothing more. */
export const lineConsumers = [
  define('line.booked', keepLine),
  define('line.started', keepLine),
  define('line.finished', keepLine),
  define('line.stopped', async (event, tx) => {
    await keepLine(event, tx);
    const stoppedAt = new Date(event.payload.stoppedAt);
    const posters = await tx.db.creativeAssignment.findMany({
      where: { lineId: event.payload.lineId, to: { gt: stoppedAt } },
    });
    for (const poster of posters) {
      const to = poster.from > stoppedAt ? poster.from : stoppedAt;
      await applyPoster(tx, { ...poster, to, eventId: event.id });
    }
  }),
];

async function keepLine(event: LineEvent, tx: Transaction): Promise<void> {
  const { id: eventId, organizationId, payload } = event;
  if (organizationId === null) throw new Error(`${payload.lineId} belongs to nobody.`);
  const { lineId: id, campaignId, name, marketCode, timeZone } = payload;
  const before = await tx.db.line.findUnique({ where: { id } });
  if (before !== null && before.eventId >= eventId) return;
  const row = {
    ...{ organizationId, campaignId, name, marketCode, timeZone, eventId },
    startDate: new Date(payload.startDate),
    endDate: new Date(payload.endDate),
    ...(payload.stoppedAt === undefined ? {} : { stoppedAt: new Date(payload.stoppedAt) }),
  };
  await tx.db.line.upsert({ where: { id }, create: { id, ...row }, update: row });
}
