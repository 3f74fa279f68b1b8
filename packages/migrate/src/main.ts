import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { author } from './author.ts';
import { check } from './check.ts';
import { deploy } from './deploy.ts';
import { schemaPath } from './migrations.ts';

const USAGE = `Usage, with DATABASE_URL set:
  migrate deploy <serviceDir>                  apply pending migrations to DATABASE_URL
  migrate author <serviceDir> <name> [--empty] write the migration to the present schema.prisma
  migrate check  <serviceDir>                  compare schema.prisma with the migrations`;

async function main(): Promise<number> {
  const [command, directory, name, ...flags] = process.argv.slice(2);
  const databaseUrl = process.env.DATABASE_URL;
  if (!command || !directory) {
    console.error(USAGE);
    return 1;
  }
  // npm scripts run at the repository's root, whatever folder the person stands in.
  const serviceDir = resolve(process.env.INIT_CWD ?? '.', directory);
  if (!existsSync(schemaPath(serviceDir))) {
    console.error(`${schemaPath(serviceDir)} does not exist: name a service's folder.`);
    return 1;
  }
  if (!databaseUrl) {
    console.error('DATABASE_URL is not set: name a PostgreSQL database, or a server to work on.');
    return 1;
  }
  if (command === 'deploy') {
    const applied = await deploy({ serviceDir, databaseUrl });
    for (const migration of applied) console.log(`Applied ${migration}`);
    if (applied.length === 0) console.log('Nothing to apply.');
    return 0;
  }
  if (command === 'author' && name) {
    const allowEmpty = flags.includes('--empty');
    const path = await author({ serviceDir, databaseUrl, name, allowEmpty });
    console.log(path ? `Wrote ${relative('.', path)}` : 'schema.prisma has not changed.');
    return 0;
  }
  if (command === 'check') {
    const missing = await check({ serviceDir, serverUrl: databaseUrl });
    if (missing === '') return 0;
    console.error(`The migrations of ${directory} lack:\n\n${missing}`);
    return 1;
  }
  console.error(USAGE);
  return 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
