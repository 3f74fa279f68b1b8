import { join } from 'node:path';
import { repository } from './paths.ts';
import { SERVICES } from './processes.ts';
import { type CommandResult, runCommand } from './run-command.ts';

type Check = { name: string; run: () => Promise<CommandResult> };

/** Everything that is checked without running the product. Each counts as one. */
export function checks(databaseUrl: string): Check[] {
  const command = (name: string, program: string, ...args: string[]): Check => ({
    name,
    run: () => runCommand(program, args, { env: { DATABASE_URL: databaseUrl } }),
  });
  const turbo = ['--output-logs=errors-only', '--log-order=grouped', '--no-color'];
  const migrate = join(repository, 'packages/migrate/src/main.ts');
  return [
    command('formatting and lint', 'biome', 'ci', '--colors=off', '.'),
    command('generated code', 'turbo', 'run', 'generate', ...turbo),
    command('types', 'turbo', 'run', 'types', '--continue', ...turbo),
    command(
      'import rules',
      ...(['depcruise', '--config', '.dependency-cruiser.mjs'] as const),
      ...['packages', 'services', 'gateway', 'web'],
    ),
    command('unused files and exports', 'knip', '--no-progress', '--no-config-hints'),
    command('supergraph is up to date', 'node', 'gateway/src/compose.ts', '--check'),
    ...SERVICES.map((name) =>
      command(`migrations of ${name}`, 'node', migrate, 'check', join('services', name)),
    ),
  ];
}
