import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { noFilters, withEngine } from './engine.ts';
import { readMigrations } from './migrations.ts';

/** The key Prisma's own command locks with, so that the two never migrate at the same time. */
const PRISMA_LOCK_KEY = 72707369;

/**
 * Applies the pending migrations of a service, oldest first, and returns their names. Each is one
 * transaction. Processes that deploy at the same time wait for each other.
 */
export async function deploy(options: {
  serviceDir: string;
  databaseUrl: string;
}): Promise<string[]> {
  const migrationsList = readMigrations(options.serviceDir);
  const lock = new pg.Client(options.databaseUrl);
  await lock.connect();
  try {
    await takeLock(lock);
    return await withEngine(options.databaseUrl, async (engine) => {
      const { appliedMigrationNames } = await engine.applyMigrations({
        migrationsList,
        filters: noFilters,
      });
      return appliedMigrationNames;
    });
  } finally {
    await lock.end();
  }
}

async function takeLock(client: pg.Client) {
  await client.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK_KEY]);
}
