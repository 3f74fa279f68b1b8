import { z } from 'zod';

/** How an event travels: what it says, and whom and which request it goes back to. */
export const eventEnvelope = z.object({
  id: z.string(),
  name: z.string(),
  version: z.int(),
  organizationId: z.string().nullable(),
  occurredAt: z.iso.datetime(),
  /** It happened well before it was written: an import or demo data. */
  isHistoric: z.boolean(),
  requestId: z.string(),
  actorId: z.string().nullable(),
  payload: z.unknown(),
});
export type EventEnvelope = z.output<typeof eventEnvelope>;

/** Where the events for this service wait. */
export const eventQueueName = (service: string) => `events.${service}`;
