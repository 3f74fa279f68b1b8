import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createAdapter } from '@mobilytics/database/connect';
import { createTestDatabase } from '@mobilytics/migrate/test-database';
import { startStripeSandbox } from '@mobilytics/sandbox/stripe/start-stripe-sandbox';
import { PrismaClient } from '../src/generated/prisma/client.ts';

export const webhookSecret = 'whsec_0123456789abcdefghijklmnopqrstuv';
const serviceDir = fileURLToPath(new URL('..', import.meta.url));

/** Billing as a process of its own, on a fresh database, beside a Stripe in this process. */
export async function startService() {
  const redisUrl = process.env.REDIS_URL;
  if (!redisUrl) throw new Error('Set DATABASE_URL and REDIS_URL.');
  const database = await createTestDatabase(serviceDir);
  const sandbox = await startStripeSandbox({ port: 0 });
  const port = await freePort();
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/main.ts'], {
    cwd: serviceDir,
    stdio: 'inherit',
    env: {
      ...process.env,
      PORT: `${port}`,
      DATABASE_URL: database.url,
      QUEUE_PREFIX: `bench-${randomUUID()}`,
      IDENTITY_SECRET: 'a secret for benchmarks that is long enough',
      LOG_LEVEL: 'error',
      STRIPE_API_BASE: sandbox.url,
      STRIPE_SECRET_KEY: 'sk_test_sandbox',
      STRIPE_WEBHOOK_SECRETS: webhookSecret,
      DASHBOARD_URL: 'http://dashboard.test',
      ...{ S3_REGION: 'us-east-1', S3_BUCKET: 'mobilytics' },
      ...{ S3_ACCESS_KEY_ID: 'S3RVER', S3_SECRET_ACCESS_KEY: 'S3RVER' },
    },
  });
  const url = `http://127.0.0.1:${port}`;
  while (!(await fetch(`${url}/readyz`).catch(() => null))?.ok) await pause(100);
  const db = new PrismaClient({ adapter: createAdapter(database.url) });
  return {
    url,
    sandbox,
    db,
    async close() {
      const stopped = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await stopped;
      await db.$disconnect();
      await sandbox.close();
      await database.drop();
    },
  };
}

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
