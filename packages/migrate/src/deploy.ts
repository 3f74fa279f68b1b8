import { noFilters, withEngine } from './engine.ts';
import { readMigrations } from './migrations.ts';

/**
 * Applies the pending migrations of a service, oldest first, and returns their names. Each is one
 * transaction. Processes that deploy at the same time wait for each other, 10 s at most.
 */
export async function deploy(options: {
  serviceDir: string;
  databaseUrl: string;
}): Promise<string[]> {
  const migrationsList = readMigrations(options.serviceDir);
  return withEngine(options.databaseUrl, async (engine) => {
    const applied = await engine.applyMigrations({ migrationsList, filters: noFilters });
    return applied.appliedMigrationNames;
  });
}
