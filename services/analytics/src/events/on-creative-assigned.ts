import { defineConsumer } from '@mobilytics/events/consumer';
import { applyPoster } from '../assignment/apply-poster.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';

/** A creative came onto a vehicle for a line; what the vehicle drove meanwhile is attributed anew. */
export const onCreativeAssigned = defineConsumer<PrismaClient>()(
  'creative.assigned',
  async ({ id: eventId, organizationId, payload }, tx) => {
    if (organizationId === null) throw new Error(`${payload.lineId} belongs to nobody.`);
    const { assignmentId: id, ...facts } = payload;
    const from = new Date(facts.from);
    const to = new Date(facts.to);
    await applyPoster(tx, { id, ...facts, from, to, organizationId, eventId });
  },
);
