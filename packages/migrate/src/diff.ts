import { existsSync, readFileSync } from 'node:fs';
import { noFilters, withEngine } from './engine.ts';

/**
 * The SQL that leads from one schema file to another, '' when nothing differs. A `fromPath` that
 * does not exist stands for an empty database. Any database of the right PostgreSQL version will
 * do: the engine only asks for that version.
 */
export async function diffSchemas(
  databaseUrl: string,
  fromPath: string | undefined,
  toPath: string,
): Promise<string> {
  const container = (path: string) => ({
    tag: 'schemaDatamodel' as const,
    files: [{ path, content: readFileSync(path, 'utf8') }],
  });
  const { exitCode, stdout } = await withEngine(databaseUrl, (engine) =>
    engine.diff({
      from: fromPath && existsSync(fromPath) ? container(fromPath) : { tag: 'empty' },
      to: container(toPath),
      script: true,
      exitCode: true,
      filters: noFilters,
    }),
  );
  return exitCode === 0 ? '' : (stdout ?? '');
}
