import { readCatalog } from './catalog.ts';
import { deploy } from './deploy.ts';
import { diffSchemas } from './diff.ts';
import { schemaPath, snapshotPath } from './migrations.ts';
import { withClient, withScratchDatabase } from './scratch-database.ts';

/**
 * What the migrations lack of schema.prisma: the SQL to author, or, when a migration was edited
 * by hand, the things its database lacks. '' when they agree. What hand-written SQL adds (check
 * constraints, triggers, partial indexes, partitions) is never a difference.
 */
export async function check(options: { serviceDir: string; serverUrl: string }): Promise<string> {
  const { serviceDir, serverUrl } = options;
  const schema = schemaPath(serviceDir);
  const unauthored = await diffSchemas(serverUrl, snapshotPath(serviceDir), schema);
  if (unauthored !== '') return unauthored;

  const wanted = await withScratchDatabase(serverUrl, async (databaseUrl) => {
    const sql = await diffSchemas(databaseUrl, undefined, schema);
    await withClient(databaseUrl, (client) => client.query(sql));
    return readCatalog(databaseUrl);
  });
  const migrated = await withScratchDatabase(serverUrl, async (databaseUrl) => {
    await deploy({ serviceDir, databaseUrl });
    return readCatalog(databaseUrl);
  });
  return [...wanted]
    .filter((line) => !migrated.has(line))
    .map((line) => `-- The migrations do not make ${line}\n`)
    .join('');
}
