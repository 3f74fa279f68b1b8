import type { AnyClient } from '@mobilytics/database/scoped-client';
import type { AnyConsumer } from '@mobilytics/events/consumer';
import { runTransaction } from '@mobilytics/events/outbox';
import { startRelay } from '@mobilytics/events/relay';
import { startConsumers } from '@mobilytics/events/start-consumers';
import { systemIdentity } from '@mobilytics/identity/identity';
import type { AnyJobDefinition } from '@mobilytics/jobs/define-job';
import type { WorkMetrics } from '@mobilytics/jobs/job-metrics';
import type { QueueSettings, Queues } from '@mobilytics/jobs/queue';
import { startJobs } from '@mobilytics/jobs/start-jobs';
import type { Logger } from 'pino';
import type { JobContext } from './context.ts';
import { startPruning } from './prune.ts';

export type BackgroundWork<Client extends AnyClient, Services> = {
  name: string;
  client: Client;
  databaseUrl: string;
  services: Services;
  settings: QueueSettings;
  queues: Queues;
  log: Logger;
  metrics: WorkMetrics;
  consumers: readonly AnyConsumer<Client>[];
  jobs: readonly AnyJobDefinition<JobContext<Client, Services>>[];
};

/** Publishes the service's events, hears those of others and runs its jobs, until closed. */
export function startBackgroundWork<Client extends AnyClient, Services>(
  work: BackgroundWork<Client, Services>,
): { close(): Promise<void> } {
  const { name, client, databaseUrl, services, settings, queues, log, metrics } = work;
  const relay = startRelay({ databaseUrl, queues, log });
  const consumers = startConsumers({
    ...{ service: name, client, settings, log, metrics },
    consumers: work.consumers,
  });
  const jobs = startJobs<JobContext<Client, Services>>({
    ...{ settings, queues, log, metrics },
    jobs: work.jobs,
    context(envelope, id, jobLog, signal) {
      const now = () => (envelope.at === null ? new Date() : new Date(envelope.at));
      const origin = {
        ...systemIdentity(name, envelope.requestId),
        service: name,
        actorId: envelope.actorId ?? name,
        organizationId: envelope.organizationId,
      };
      return {
        ...{ id, db: client, now, log: jobLog, services, signal },
        transact: (run) => runTransaction(client, { ...origin, now: now() }, run),
      };
    },
  });
  const pruning = startPruning(client, log);
  return {
    async close() {
      pruning.stop();
      await Promise.all([consumers.close(), jobs.close(), relay.close()]);
    },
  };
}
