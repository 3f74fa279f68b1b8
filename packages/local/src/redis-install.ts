import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ToldError } from './told-error.ts';

export type RedisProgram = { program: string; env: Record<string, string> };

/** Redis and the libraries that a plain Debian lacks for it. */
const PACKAGES = [
  'redis-server',
  'redis-tools',
  'liblzf1',
  'libjemalloc2',
  'liblua5.1-0',
  'lua-bitop',
  'lua-cjson',
  'libatomic1',
];

/**
 * Unpacks Debian's Redis into a folder of ours. That needs no root, starts no system service and
 * leaves the machine as it was; apt works on lists of its own there.
 */
export function installRedis(folder: string): RedisProgram {
  const unpacked = join(folder, 'unpacked');
  const triplets = ['x86_64-linux-gnu', 'aarch64-linux-gnu'];
  const libraries = triplets.map((triplet) => join(unpacked, 'usr', 'lib', triplet)).join(':');
  const redis = {
    program: join(unpacked, 'usr', 'bin', 'redis-server'),
    env: { LD_LIBRARY_PATH: libraries },
  };
  const works = () =>
    spawnSync(redis.program, ['--version'], { env: { ...process.env, ...redis.env } }).status === 0;
  if (works()) return redis;

  console.log('Redis is not on this machine: unpacking Debian’s …');
  for (const part of ['lists/partial', 'cache/archives/partial', 'unpacked']) {
    mkdirSync(join(folder, part), { recursive: true });
  }
  const options = [
    ...['-o', `Dir::State::Lists=${join(folder, 'lists')}`],
    ...['-o', `Dir::Cache=${join(folder, 'cache')}`],
    ...['-o', 'APT::Sandbox::User='],
    ...['-o', 'Debug::NoLocking=1'],
    '-qq',
  ];
  const run = (command: string, args: string[]) =>
    spawnSync(command, args, { cwd: join(folder, 'cache'), encoding: 'utf8' });
  run('apt-get', [...options, 'update']);
  // One by one: another release may lack one of the libraries because it needs none.
  for (const name of PACKAGES) run('apt-get', [...options, 'download', name]);
  for (const file of readdirSync(join(folder, 'cache')).filter((name) => name.endsWith('.deb'))) {
    run('dpkg', ['-x', file, unpacked]);
  }
  if (!works()) {
    throw new ToldError(
      'Redis is missing and could not be fetched from Debian’s packages: install redis-server ' +
        '(or valkey-server), or set REDIS_URL to a running one.',
    );
  }
  return redis;
}
