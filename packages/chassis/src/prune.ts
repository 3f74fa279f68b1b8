import type { AnyClient } from '@mobilytics/database/scoped-client';
import type { Logger } from 'pino';

const hourMs = 3_600_000;

/**
 * Deletes what no longer matters, every hour: published rows after a week, answered keys after two
 * days, and notes of received events after a month, when no queue can deliver them again.
 */
export function startPruning(client: AnyClient, log: Logger): { stop(): void } {
  const prune = async () => {
    try {
      await client.$executeRaw`DELETE FROM "OutboxEvent" WHERE "publishedAt" < now() - interval '7 days'`;
      await client.$executeRaw`DELETE FROM "IdempotencyKey" WHERE "createdAt" < now() - interval '2 days'`;
      await client.$executeRaw`DELETE FROM "InboxEvent" WHERE "receivedAt" < now() - interval '30 days'`;
    } catch (err) {
      log.warn({ err }, 'Pruning failed and will be tried again.');
    }
  };
  const timer = setInterval(prune, hourMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
