import type { EventPayload } from '@mobilytics/events/catalogue';
import { defineConsumer } from '@mobilytics/events/consumer';
import { startCharging } from '../campaign/start-charging.ts';
import type { Tx } from '../context.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { proposeMakeGoodsJob } from '../jobs/queued.ts';
import { SETTLED_MS } from '../make-good/propose-make-good.ts';

type LineEvent = {
  id: string;
  organizationId: string | null;
  occurredAt: Date;
  payload: EventPayload<'line.booked'>;
};

const define = defineConsumer<PrismaClient>();

/** Keeps each line as its newest event tells it, and when it began and ended, in whatever order. */
export const lineConsumers = [
  define('line.booked', (event, tx) => keepLine(event, tx, {})),
  define('line.started', async (event, tx) => {
    await keepLine(event, tx, { startedAt: event.occurredAt });
    await startCharging(tx, event.payload.lineId);
  }),
  define('line.finished', (event, tx) => keepLine(event, tx, { finishedAt: event.occurredAt })),
  define('line.stopped', async (event, tx) => {
    const stoppedAt = new Date(event.payload.stoppedAt);
    await keepLine(event, tx, { stoppedAt });
    // What it is short of is told as soon as it is known, and not when the job comes round. The event
    // may tell of a day long past, but a job waits by the clock.
    const settledInMs = stoppedAt.getTime() + SETTLED_MS - Date.now();
    tx.enqueue(proposeMakeGoodsJob, {}, { delayMs: Math.max(0, settledInMs) });
  }),
];

type Moment = { startedAt?: Date; finishedAt?: Date; stoppedAt?: Date };

async function keepLine(event: LineEvent, { db }: Tx, moment: Moment): Promise<void> {
  const { id: eventId, organizationId, payload } = event;
  const { lineId, campaignId, name, timeZone } = payload;
  if (organizationId === null) throw new Error(`${lineId} belongs to nobody.`);
  const known = await db.campaignLine.findUnique({ where: { lineId } });
  const facts = {
    ...{ organizationId, campaignId, name, timeZone, eventId },
    // Lines that were told before campaigns named these keep what is known.
    campaignName: payload.campaignName ?? known?.campaignName ?? name,
    startDate: new Date(payload.startDate),
    endDate: new Date(payload.endDate),
    vehicleIds: payload.vehicleIds ?? known?.vehicleIds ?? [],
    priceMinor: payload.priceMinor ?? null,
    currency: payload.currency ?? known?.currency ?? null,
    guaranteedOts: payload.guaranteedOts ?? null,
    makeGoodOf: payload.makeGoodOf ?? null,
  };
  await db.campaignLine.upsert({
    where: { lineId },
    create: { lineId, ...facts, ...moment },
    update: known && known.eventId >= eventId ? moment : { ...facts, ...moment },
  });
}
