import { statSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';

export const repository = resolve(import.meta.dirname, '..', '..', '..');
export const binaries = join(repository, 'node_modules', '.bin');

/** The environment of every child: ours, with the repository's own programs found first. */
export function childEnv(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  const { MOBILYTICS_PARENT_PID: _, ...inherited } = process.env;
  return {
    ...inherited,
    PATH: `${binaries}${delimiter}${process.env.PATH ?? ''}`,
    PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
    CHECKPOINT_DISABLE: '1',
    NEXT_TELEMETRY_DISABLED: '1',
    TURBO_TELEMETRY_DISABLED: '1',
    APOLLO_TELEMETRY_DISABLED: '1',
    ...extra,
  };
}

/** Whether a user who owns nothing here may reach a path: every folder above it lets him pass. */
export function isReachableByAll(path: string): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const passes = (statSync(folder, { throwIfNoEntry: false })?.mode ?? 0o1) & 0o1;
    if (!passes) return false;
    if (folder === dirname(folder)) return true;
  }
}
