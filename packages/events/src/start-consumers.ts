import { type AnyClient, asPlatform } from '@mobilytics/database/scoped-client';
import type { WorkMetrics } from '@mobilytics/jobs/job-metrics';
import type { QueueSettings } from '@mobilytics/jobs/queue';
import { work } from '@mobilytics/jobs/work';
import { UnrecoverableError } from 'bullmq';
import type { Logger } from 'pino';
import { catalogue, type EventName } from './catalogue.ts';
import type { AnyConsumer, ReceivedEvent } from './consumer.ts';
import { eventEnvelope, eventQueueName } from './envelope.ts';
import { type Origin, runTransaction } from './outbox.ts';

/** Between every two of these the process may die; the event is then delivered again. */
export type ConsumerStep = 'received' | 'noted' | 'handled' | 'committed';

export type ConsumersOptions<Client extends AnyClient> = {
  service: string;
  client: Client;
  consumers: readonly AnyConsumer<Client>[];
  settings: QueueSettings;
  log: Logger;
  metrics: WorkMetrics;
  concurrency?: number;
  stalledAfterMs?: number;
  onStep?: (step: ConsumerStep) => void;
};

/** Hears the events for one service until closed. */
export function startConsumers<Client extends AnyClient>(
  options: ConsumersOptions<Client>,
): { close(): Promise<void> } {
  return work({
    queue: eventQueueName(options.service),
    settings: options.settings,
    log: options.log,
    metrics: options.metrics,
    concurrency: options.concurrency ?? 4,
    ...(options.stalledAfterMs === undefined ? {} : { stalledAfterMs: options.stalledAfterMs }),
    handle: (job) => receive(options, job.data),
  });
}

async function receive<Client extends AnyClient>(
  options: ConsumersOptions<Client>,
  data: unknown,
): Promise<void> {
  const step = options.onStep ?? (() => {});
  step('received');
  const event = readEvent(data);
  const consumers = options.consumers.filter((consumer) => consumer.event === event.name);
  if (consumers.length === 0) return;
  const alreadyReceived = new Error('The event took effect before.');
  try {
    await runTransaction(
      options.client,
      originOf(options.service, event),
      async (tx) => {
        step('noted');
        for (const consumer of consumers) await consumer.handle(event, tx);
        step('handled');
      },
      async (db) => {
        if (!(await noteReceived(db, event))) throw alreadyReceived;
      },
    );
    step('committed');
  } catch (error) {
    if (error !== alreadyReceived) throw error;
  }
}

/** False when the event was noted before; a delivery at the same time waits here for the first. */
async function noteReceived(db: AnyClient, event: ReceivedEvent<EventName>): Promise<boolean> {
  const inserted = await asPlatform(
    async () =>
      db.$executeRaw`INSERT INTO "InboxEvent" ("id", "name") VALUES (${event.id}, ${event.name})
        ON CONFLICT DO NOTHING`,
  );
  return inserted === 1;
}

function readEvent(data: unknown): ReceivedEvent<EventName> {
  const envelope = eventEnvelope.safeParse(data);
  if (!envelope.success) throw new UnrecoverableError(`No event: ${envelope.error.message}`);
  const { name, version } = envelope.data;
  // An event that is newer than this process is tried again: a deployment may be under way.
  if (!isEventName(name)) throw new Error(`The catalogue knows no event ${name}.`);
  const entry = catalogue[name];
  if (entry.version !== version) {
    throw new Error(`${name} is known in version ${entry.version}, not ${version}.`);
  }
  const payload = entry.payload.safeParse(envelope.data.payload);
  if (!payload.success) throw new UnrecoverableError(`${name}: ${payload.error.message}`);
  const occurredAt = new Date(envelope.data.occurredAt);
  return { ...envelope.data, name, occurredAt, payload: payload.data };
}

const isEventName = (name: string): name is EventName => Object.hasOwn(catalogue, name);

function originOf(service: string, event: ReceivedEvent<EventName>): Origin {
  return {
    service,
    now: event.isHistoric ? event.occurredAt : new Date(),
    requestId: event.requestId,
    organizationId: event.organizationId,
    actorId: event.actorId ?? service,
    actorName: null,
    impersonatorId: null,
  };
}
