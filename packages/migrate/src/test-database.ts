import { basename, resolve } from 'node:path';
import { deploy } from './deploy.ts';
import { migrationsHash } from './migrations.ts';
import { randomName, withClient, withDatabaseName } from './scratch-database.ts';

/**
 * A fresh, migrated database for one test file on the server of `DATABASE_URL`, whose role may
 * create databases. The migrations run once; every later database is a copy of that template.
 */
export async function createTestDatabase(
  serviceDir: string,
  serverUrl = process.env.DATABASE_URL,
): Promise<{ url: string; drop: () => Promise<void> }> {
  if (!serverUrl) {
    throw new Error('DATABASE_URL is not set: run "npm test -- integration", or set it yourself.');
  }
  const service = basename(resolve(serviceDir)).replaceAll(/\W/g, '_').toLowerCase();
  const template = `template_${service}_${migrationsHash(serviceDir)}`;
  const name = randomName(`test_${service}`);
  await withClient(serverUrl, async (admin) => {
    // Test files start at the same time; one of them makes the template, the others wait.
    await admin.query('SELECT pg_advisory_lock(hashtext($1))', [template]);
    const found = await admin.query('SELECT FROM pg_database WHERE datname = $1', [template]);
    if (found.rowCount === 0) {
      const unfinished = randomName('unfinished');
      await admin.query(`CREATE DATABASE ${unfinished} TEMPLATE template0`);
      await deploy({ serviceDir, databaseUrl: withDatabaseName(serverUrl, unfinished) });
      await admin.query(`ALTER DATABASE ${unfinished} RENAME TO ${template}`);
    }
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  return {
    url: withDatabaseName(serverUrl, name),
    drop: () =>
      withClient(serverUrl, async (admin) => {
        await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }),
  };
}
