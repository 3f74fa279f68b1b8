import { setTimeout as sleep } from 'node:timers/promises';
import type { Queues } from '@mobilytics/jobs/queue';
import pg from 'pg';
import type { Logger } from 'pino';
import { outboxChannel } from './outbox.ts';
import { type PublishableRow, publish } from './publish.ts';

/** Between every two of these the process may die; a row is then published again. */
export type RelayStep = 'selected' | 'published' | 'marked' | 'committed';

export type RelayOptions = {
  databaseUrl: string;
  queues: Queues;
  log: Logger;
  /** How often it looks although nobody woke it. */
  pollMs?: number;
  onStep?: (step: RelayStep) => void;
};

const batchSize = 200;

/**
 * Publishes a service's outbox rows to the queues, until closed. A row is marked in the transaction
 * that locks it, after Redis has it: it is published at least once, and under its own id.
 */
export function startRelay(options: RelayOptions): { close(): Promise<void> } {
  const stopping = new AbortController();
  const running = relay(options, stopping.signal);
  return {
    async close() {
      stopping.abort();
      await running;
    },
  };
}

async function relay(options: RelayOptions, signal: AbortSignal): Promise<void> {
  for (let failures = 0; !signal.aborted; ) {
    const client = new pg.Client({
      connectionString: options.databaseUrl,
      application_name: 'outbox relay',
    });
    client.on('error', () => {});
    try {
      await client.connect();
      await publishUntil(client, options, signal, () => {
        failures = 0;
      });
    } catch (err) {
      failures += 1;
      options.log.warn({ err, failures }, 'The outbox relay failed and will try again.');
      await sleep(Math.min(100 * 2 ** failures, 5_000), null, { signal }).catch(() => {});
    } finally {
      await client.end().catch(() => {});
    }
  }
}

async function publishUntil(
  client: pg.Client,
  options: RelayOptions,
  signal: AbortSignal,
  onProgress: () => void,
): Promise<void> {
  const bell = createBell(signal);
  client.on('notification', bell.ring);
  client.on('end', bell.ring);
  await client.query(`LISTEN ${outboxChannel}`);
  while (!signal.aborted) {
    const published = await publishBatch(client, options);
    onProgress();
    if (published < batchSize) await bell.wait(options.pollMs ?? 2_000);
  }
}

/** Publishes one batch and says how many rows it had. */
async function publishBatch(client: pg.Client, options: RelayOptions): Promise<number> {
  const step = options.onStep ?? (() => {});
  await client.query('BEGIN');
  try {
    const { rows } = await client.query<PublishableRow>(
      `SELECT * FROM "OutboxEvent" WHERE "publishedAt" IS NULL
       ORDER BY "id" LIMIT ${batchSize} FOR UPDATE SKIP LOCKED`,
    );
    if (rows.length > 0) {
      step('selected');
      await publish(options.queues, rows);
      step('published');
      const ids = rows.map(({ id }) => id);
      await client.query(
        'UPDATE "OutboxEvent" SET "publishedAt" = now() WHERE "id" = ANY ($1::text[])',
        [ids],
      );
      step('marked');
    }
    await client.query('COMMIT');
    if (rows.length > 0) step('committed');
    return rows.length;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

/** Something to wait for that is remembered when it rings while nobody waits. */
function createBell(signal: AbortSignal) {
  let wake: (() => void) | undefined;
  let hasRung = false;
  const ring = () => {
    hasRung = true;
    wake?.();
  };
  signal.addEventListener('abort', ring);
  return {
    ring,
    async wait(timeoutMs: number) {
      if (!hasRung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, timeoutMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      hasRung = false;
      wake = undefined;
    },
  };
}
