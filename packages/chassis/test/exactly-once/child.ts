/**
 * The relay or the consumers in a process of their own, that can be killed: `child.ts '<settings>'`.
 * At the step named `fault` it kills `victim` (itself or Redis) in the hardest way.
 */
import { createAdapter } from '@mobilytics/database/connect';
import { startRelay } from '@mobilytics/events/relay';
import { startConsumers } from '@mobilytics/events/start-consumers';
import { workMetrics } from '@mobilytics/jobs/job-metrics';
import { Queues } from '@mobilytics/jobs/queue';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { z } from 'zod';
import { PrismaClient } from '../fixture-service/generated/prisma/client.ts';
import { countOrganization } from '../fixture-service/src/events/count-organization.ts';

const settings = z
  .object({
    roles: z.array(z.enum(['relay', 'consumer'])),
    databaseUrl: z.string(),
    redisUrl: z.string(),
    prefix: z.string(),
    fault: z.string().nullable(),
    victim: z.int().nullable(),
  })
  .parse(JSON.parse(process.argv[2] ?? ''));

let hasStruck = false;
const onStep = (step: string) => {
  if (step !== settings.fault || hasStruck) return;
  hasStruck = true;
  process.kill(settings.victim ?? process.pid, 'SIGKILL');
};

const { databaseUrl, redisUrl, prefix, roles } = settings;
const log = pino({ level: 'silent' });
const queueSettings = { redisUrl, prefix };
const queues = new Queues(queueSettings, () => {});
if (roles.includes('relay')) startRelay({ databaseUrl, queues, log, pollMs: 200, onStep });
if (roles.includes('consumer')) {
  startConsumers({
    service: 'orders',
    client: new PrismaClient({ adapter: createAdapter(databaseUrl) }),
    consumers: [countOrganization],
    settings: queueSettings,
    log,
    metrics: workMetrics(new Registry()),
    stalledAfterMs: 400,
    onStep,
  });
}
