import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The migrations of one service in the form the schema engine wants, oldest first. */
export function readMigrations(serviceDir: string) {
  const baseDir = join(serviceDir, 'prisma', 'migrations');
  const names = existsSync(baseDir)
    ? readdirSync(baseDir, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : [];
  const lockPath = join(baseDir, 'migration_lock.toml');
  return {
    baseDir,
    shadowDbInitScript: '',
    lockfile: {
      path: 'migration_lock.toml',
      content: existsSync(lockPath) ? readFileSync(lockPath, 'utf8') : null,
    },
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok' as const,
          value: readFileSync(join(baseDir, name, 'migration.sql'), 'utf8'),
        },
      },
    })),
  };
}

/** Changes whenever any migration is added or edited. */
export function migrationsHash(serviceDir: string): string {
  const hash = createHash('sha256');
  for (const { path, migrationFile } of readMigrations(serviceDir).migrationDirectories) {
    hash.update(`${path}\0${migrationFile.content.value}\0`);
  }
  return hash.digest('hex').slice(0, 12);
}

export const schemaPath = (serviceDir: string) => join(serviceDir, 'prisma', 'schema.prisma');

/** A copy of schema.prisma as of the newest migration: what the next one starts from. */
export const snapshotPath = (serviceDir: string) =>
  join(serviceDir, 'prisma', 'migrations', 'schema.prisma');
