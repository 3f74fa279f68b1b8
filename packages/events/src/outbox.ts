import { type AnyClient, asPlatform } from '@mobilytics/database/scoped-client';
import { newId } from '@mobilytics/ids/new-id';
import type { JobReference } from '@mobilytics/jobs/define-job';
import { jobOptions } from '@mobilytics/jobs/start-jobs';
import type { z } from 'zod';
import { catalogue } from './catalogue.ts';
import type { Transaction } from './transaction.ts';

/** Whom and which request the work goes back to. */
export type Origin = {
  service: string;
  now: Date;
  requestId: string;
  organizationId: string | null;
  actorId: string | null;
  actorName: string | null;
  impersonatorId: string | null;
};

type OutboxRow = {
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
};

/** PostgreSQL's NOTIFY channel that wakes the relay. */
export const outboxChannel = 'mobilytics_outbox';

/**
 * Runs `work` in one database transaction; what it emitted, enqueued and audited is written as outbox
 * rows by the same transaction.
 */
export async function runTransaction<Client extends AnyClient, R>(
  client: Client,
  origin: Origin,
  work: (tx: Transaction<Client>) => Promise<R>,
  begin?: (db: AnyClient) => Promise<void>,
): Promise<R> {
  return client.$transaction(
    async (db: Client) => {
      await begin?.(db);
      const rows: OutboxRow[] = [];
      const result = await work(recordingTransaction(db, origin, rows));
      if (rows.length > 0) await writeOutbox(db, rows);
      return result;
    },
    { maxWait: 5_000, timeout: 20_000 },
  );
}

function recordingTransaction<Client>(
  db: Client,
  origin: Origin,
  rows: OutboxRow[],
): Transaction<Client> {
  const row = (given: Pick<OutboxRow, 'kind' | 'name' | 'version' | 'payload'>): OutboxRow => ({
    id: newId(given.kind === 'EVENT' ? 'evt' : 'job'),
    organizationId: origin.organizationId,
    occurredAt: origin.now,
    dueAt: null,
    requestId: origin.requestId,
    actorId: origin.actorId,
    ...given,
  });
  const tx: Transaction<Client> = {
    db: db as Transaction<Client>['db'],
    now: origin.now,
    emit(name, payload, options = {}) {
      const { version, payload: schema } = catalogue[name];
      rows.push({
        ...row({ kind: 'EVENT', name, version, payload: schema.parse(payload) }),
        ...(options.organizationId === undefined ? {} : { organizationId: options.organizationId }),
        ...(options.occurredAt === undefined ? {} : { occurredAt: options.occurredAt }),
      });
    },
    enqueue(job, payload, { delayMs, jobId } = {}) {
      const parsed: unknown = job.payload.parse(payload);
      const wrapped = { payload: parsed, options: jobOptions(job), jobId: jobId ?? null };
      rows.push({
        ...row({ kind: 'JOB', name: job.name, version: 1, payload: wrapped }),
        dueAt: delayMs === undefined ? null : new Date(Date.now() + delayMs),
      });
    },
    audit({ organizationId = origin.organizationId, ...entry }) {
      const actor = {
        service: origin.service,
        actorId: origin.actorId ?? 'anonymous',
        actorName: origin.actorName,
        impersonatorId: origin.impersonatorId,
      };
      tx.emit('audit.recorded', { ...entry, ...actor }, { organizationId });
    },
  };
  return tx;
}

/** The outbox rows of jobs, for a statement that writes them together with what they are about. */
export function jobRows<Job extends JobReference>(
  origin: Origin,
  job: Job,
  payloads: readonly z.input<Job['payload']>[],
): OutboxRow[] {
  const rows: OutboxRow[] = [];
  const recording = recordingTransaction(null, origin, rows);
  for (const payload of payloads) recording.enqueue(job, payload);
  return rows;
}

/** All rows and the relay's wake-up in one round trip. */
async function writeOutbox(db: AnyClient, rows: OutboxRow[]): Promise<void> {
  const json = JSON.stringify(rows);
  await asPlatform(
    async () => db.$queryRaw`
      WITH written AS (
        INSERT INTO "OutboxEvent"
          ("id", "kind", "name", "version", "organizationId", "payload", "occurredAt", "dueAt",
           "requestId", "actorId")
        SELECT "id", "kind", "name", "version", "organizationId", "payload", "occurredAt", "dueAt",
               "requestId", "actorId"
        FROM jsonb_to_recordset(${json}::jsonb) AS row(
          "id" text, "kind" text, "name" text, "version" int, "organizationId" text,
          "payload" jsonb, "occurredAt" timestamptz, "dueAt" timestamptz, "requestId" text,
          "actorId" text)
        RETURNING 1
      )
      SELECT count(*)::int AS rows, pg_notify(${outboxChannel}, '')::text AS notified FROM written`,
  );
}
