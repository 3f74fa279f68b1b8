import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The platform that runs on a data folder, as noted there by `npm start`. */
export type Instance = { pid: number; portBase: number };

const notePath = (dataDir: string) => join(dataDir, 'running.json');

/** Undefined when nothing runs, or when what ran ended without clearing its note. */
export function readInstance(dataDir: string): Instance | undefined {
  if (!existsSync(notePath(dataDir))) return undefined;
  try {
    const instance = JSON.parse(readFileSync(notePath(dataDir), 'utf8')) as Instance;
    process.kill(instance.pid, 0);
    // The number may meanwhile belong to another program.
    const commandLine = readFileSync(`/proc/${instance.pid}/cmdline`, 'utf8');
    return commandLine.includes('packages/local/src/start.ts') ? instance : undefined;
  } catch {
    return undefined;
  }
}

export function noteInstance(dataDir: string, instance: Instance): void {
  mkdirSync(dirname(notePath(dataDir)), { recursive: true });
  writeFileSync(notePath(dataDir), JSON.stringify(instance));
}

export function forgetInstance(dataDir: string): void {
  rmSync(notePath(dataDir), { force: true });
}
