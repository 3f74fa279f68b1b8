import { jobQueueName, type Queues } from '@mobilytics/jobs/queue';
import { type JobEnvelope, jobOptions } from '@mobilytics/jobs/start-jobs';
import type { BulkJobOptions } from 'bullmq';
import { z } from 'zod';
import { catalogue, type EventName } from './catalogue.ts';
import { type EventEnvelope, eventQueueName } from './envelope.ts';

/** A row of the outbox as the relay reads it. */
export type PublishableRow = {
  id: string;
  kind: 'EVENT' | 'JOB';
  name: string;
  version: number;
  organizationId: string | null;
  payload: unknown;
  occurredAt: Date;
  dueAt: Date | null;
  requestId: string;
  actorId: string | null;
  createdAt: Date;
};

type QueuedJob = { name: string; data: EventEnvelope | JobEnvelope; opts: BulkJobOptions };

/** Consumers retry for about a quarter of an hour before a message lies in the failed set. */
const eventRetries = jobOptions({ attempts: 12, backoffMs: 250 });

const queuedJobPayload = z.object({
  payload: z.unknown(),
  options: z.object({
    attempts: z.int(),
    backoff: z.object({ type: z.string(), delay: z.number(), jitter: z.number().optional() }),
  }),
  jobId: z.string().nullable(),
});

/** Adds the rows to every queue they belong in, in bulk and under their own ids. */
export async function publish(queues: Queues, rows: readonly PublishableRow[]): Promise<void> {
  const byQueue = new Map<string, QueuedJob[]>();
  for (const row of rows) {
    for (const [queue, job] of row.kind === 'EVENT' ? eventJobs(row) : [queuedJob(row)]) {
      byQueue.set(queue, [...(byQueue.get(queue) ?? []), job]);
    }
  }
  await Promise.all(
    [...byQueue].map(([name, jobs]) => {
      return queues.get(name).addBulk(jobs);
    }),
  );
}

function eventJobs(row: PublishableRow): [string, QueuedJob][] {
  const consumers: readonly string[] = Object.hasOwn(catalogue, row.name)
    ? catalogue[row.name as EventName].consumers
    : [];
  const data: EventEnvelope = {
    id: row.id,
    name: row.name,
    version: row.version,
    organizationId: row.organizationId,
    occurredAt: row.occurredAt.toISOString(),
    isHistoric: isHistoric(row),
    requestId: row.requestId,
    actorId: row.actorId,
    payload: row.payload,
  };
  const opts = { ...eventRetries, jobId: row.id };
  return consumers.map((consumer) => [eventQueueName(consumer), { name: row.name, data, opts }]);
}

function queuedJob(row: PublishableRow): [string, QueuedJob] {
  const { payload, options, jobId } = queuedJobPayload.parse(row.payload);
  const data: JobEnvelope = {
    payload,
    organizationId: row.organizationId,
    requestId: row.requestId,
    actorId: row.actorId,
    at: isHistoric(row) ? row.occurredAt.toISOString() : null,
  };
  const delay = row.dueAt === null ? 0 : Math.max(0, row.dueAt.getTime() - Date.now());
  // BullMQ keeps the colon for itself.
  const opts = { ...options, jobId: jobId?.replaceAll(':', '-') ?? row.id, delay };
  return [jobQueueName(row.name), { name: row.name, data, opts }];
}

function isHistoric({ occurredAt, createdAt }: PublishableRow): boolean {
  return createdAt.getTime() - occurredAt.getTime() > 60_000;
}
