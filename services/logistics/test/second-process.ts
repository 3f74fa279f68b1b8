import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { eventually } from '@mobilytics/chassis/testing';
import type { Platform } from './platform.ts';

/** The service as a process of its own, on the same database, that a test may kill. */
export async function startProcess(
  { env }: Platform,
  queuePrefix: string,
  more: Record<string, string> = {},
) {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../src/main.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      DATABASE_URL: env.databaseUrl,
      REDIS_URL: env.redisUrl,
      QUEUE_PREFIX: queuePrefix,
      CARRIER_CALLS_PER_HOUR: 'CANADA_POST=100000',
      DASHBOARD_URL: env.dashboardUrl,
      IDENTITY_SECRET: env.identitySecret,
      LOG_LEVEL: 'info',
      CANADA_POST_API_BASE: env.canadaPost.apiBase,
      CANADA_POST_USERNAME: env.canadaPost.username,
      CANADA_POST_PASSWORD: env.canadaPost.password,
      CANADA_POST_CUSTOMER_NUMBER: env.canadaPost.customerNumber,
      S3_ENDPOINT: env.objectStore.endpoint,
      S3_REGION: env.objectStore.region,
      S3_BUCKET: env.objectStore.bucket,
      S3_ACCESS_KEY_ID: env.objectStore.accessKeyId,
      S3_SECRET_ACCESS_KEY: env.objectStore.secretAccessKey,
      ...more,
    },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error(`The service ended: ${output}`);
  });
  ended.catch(() => {});
  const url = await Promise.race([
    ended,
    eventually(async () => /"url":"(http[^"]+)"/.exec(output)?.[1]),
  ]);
  return { process: child, url };
}
