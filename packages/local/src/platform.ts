import { mkdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { prepareDatabases } from './databases.ts';
import type { Settings } from './env.ts';
import { assertPortsFree, type PortName, type Ports, portsFrom } from './ports.ts';
import { postgresUrl, preparePostgres } from './postgres.ts';
import { processes, type Service } from './processes.ts';
import { prepareRedis } from './redis.ts';
import { readSecrets, type Secrets } from './secrets.ts';
import type { Supervisor } from './supervisor.ts';
import { ToldError } from './told-error.ts';

const NEEDED_BYTES = 500e6;

export type Platform = {
  ports: Ports;
  secrets: Secrets;
  databaseUrls: Record<Service, string>;
  stop: () => Promise<void>;
};

/** Checks what could go wrong before anything is started. */
export async function assertRoom(settings: Settings): Promise<Ports> {
  const ports = portsFrom(settings.MOBILYTICS_PORT_BASE);
  mkdirSync(settings.dataDir, { recursive: true });
  const disk = statfsSync(settings.dataDir);
  const freeBytes = disk.bavail * disk.bsize;
  if (freeBytes < NEEDED_BYTES) {
    const megabytes = Math.floor(freeBytes / 1e6);
    throw new ToldError(
      `The disk of ${settings.dataDir} has only ${megabytes} MB left and 500 MB are needed: ` +
        'free some space, or set MOBILYTICS_DATA_DIR to a folder on another disk.',
    );
  }
  const unneeded: PortName[] = [
    ...(settings.DATABASE_URL ? (['postgres'] as const) : []),
    ...(settings.REDIS_URL ? (['redis'] as const) : []),
    ...(settings.S3_BUCKET ? (['objectStore'] as const) : []),
  ];
  const names = Object.keys(ports) as PortName[];
  await assertPortsFree(
    ports,
    names.filter((name) => !unneeded.includes(name)),
  );
  return ports;
}

/** Starts servers, services, gateway and web apps, and returns when all of them are ready. */
export async function startPlatform(
  settings: Settings,
  options: { supervisor: Supervisor; durable: boolean; progress: (step: string) => void },
): Promise<Platform> {
  const { supervisor, durable, progress } = options;
  const ports = portsFrom(settings.MOBILYTICS_PORT_BASE);
  const { dataDir } = settings;
  const secrets = readSecrets(join(dataDir, 'secrets.json'));

  progress('Starting PostgreSQL and Redis');
  if (!settings.DATABASE_URL) {
    supervisor.start(await preparePostgres({ dataDir, port: ports.postgres, durable }));
  }
  if (!settings.REDIS_URL) supervisor.start(prepareRedis({ dataDir, port: ports.redis, durable }));
  await supervisor.ready();
  const redisUrl = settings.REDIS_URL ?? `redis://127.0.0.1:${ports.redis}`;
  if (settings.REDIS_URL) await assertRedis(redisUrl);

  progress('Creating and migrating the databases');
  const serverUrl = settings.DATABASE_URL ?? postgresUrl(ports.postgres);
  const databaseUrls = await prepareDatabases(serverUrl, secrets.databasePassword);

  progress('Starting sandboxes, services, gateway and web apps');
  for (const spec of processes({ settings, ports, secrets, databaseUrls, redisUrl })) {
    supervisor.start(spec);
  }
  await supervisor.ready();
  return { ports, secrets, databaseUrls, stop: () => supervisor.stop() };
}

async function assertRedis(url: string): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  let reason = 'no answer';
  redis.on('error', (error: Error) => {
    reason = error.message;
  });
  try {
    await redis.connect();
    await redis.ping();
  } catch {
    throw new ToldError(
      `The Redis of REDIS_URL cannot be used (${reason}): correct REDIS_URL, or unset it to use ` +
        'one on this machine.',
    );
  } finally {
    redis.disconnect();
  }
}
