import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { createAdapter } from '@mobilytics/database/connect';
import { freePort } from '@mobilytics/local/ports';
import { createTestDatabase } from '@mobilytics/migrate/test-database';
import { PrismaClient } from '../src/generated/prisma/client.ts';
import { createStripe } from '../src/stripe/stripe-client.ts';
import { forkProcess } from './fork-process.ts';

export const webhookSecret = 'whsec_0123456789abcdefghijklmnopqrstuv';
const stripeSecretKey = 'sk_test_sandbox';
const serviceDir = fileURLToPath(new URL('..', import.meta.url));

/**
 * Billing as it is run: one process answers, another works in the background. On a fresh database,
 * beside a Stripe in a process of its own, so that whoever measures shares its time with neither.
 */
export async function startService() {
  const redisUrl = process.env.REDIS_URL;
  if (!redisUrl) throw new Error('Set DATABASE_URL and REDIS_URL.');
  const database = await createTestDatabase(serviceDir);
  const sandbox = await forkProcess('./sandbox-process.ts');
  const stripeApiBase = sandbox.answer;
  const queuePrefix = `bench-${randomUUID()}`;
  const start = async (backgroundWork: 'on' | 'off') => {
    const port = await freePort();
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', 'src/main.ts'],
      {
        cwd: serviceDir,
        stdio: 'inherit',
        env: {
          ...process.env,
          PORT: `${port}`,
          DATABASE_URL: database.url,
          QUEUE_PREFIX: queuePrefix,
          BACKGROUND_WORK: backgroundWork,
          IDENTITY_SECRET: 'a secret for benchmarks that is long enough',
          LOG_LEVEL: 'error',
          NODE_ENV: 'production',
          STRIPE_API_BASE: stripeApiBase,
          STRIPE_SECRET_KEY: stripeSecretKey,
          STRIPE_WEBHOOK_SECRETS: webhookSecret,
          DASHBOARD_URL: 'http://dashboard.test',
          ...{ S3_REGION: 'us-east-1', S3_BUCKET: 'mobilytics' },
          ...{ S3_ACCESS_KEY_ID: 'S3RVER', S3_SECRET_ACCESS_KEY: 'S3RVER' },
        },
      },
    );
    const url = `http://127.0.0.1:${port}`;
    while (!(await fetch(`${url}/readyz`).catch(() => null))?.ok) await pause(100);
    return { url, child };
  };
  const answering = await start('off');
  const working = await start('on');
  const db = new PrismaClient({ adapter: createAdapter(database.url) });
  return {
    url: answering.url,
    stripe: createStripe(stripeApiBase, stripeSecretKey),
    db,
    /** Lets Stripe have objects of which no event tells. */
    async fill(bulk: object) {
      const response = await fetch(`${stripeApiBase}/_sandbox/bulk`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(bulk),
      });
      if (!response.ok) throw new Error(await response.text());
    },
    async close() {
      for (const { child } of [answering, working]) {
        const stopped = new Promise((resolve) => child.once('exit', resolve));
        child.kill();
        await stopped;
      }
      await db.$disconnect();
      sandbox.stop();
      await database.drop();
    },
  };
}

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
