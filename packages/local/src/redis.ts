import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessSpec } from './process-spec.ts';
import { installRedis, type RedisProgram } from './redis-install.ts';

function onThisMachine(): RedisProgram | undefined {
  return ['redis-server', 'valkey-server']
    .map((program) => ({ program, env: {} }))
    .find(({ program }) => spawnSync(program, ['--version']).status === 0);
}

/** Finds or installs Redis and tells how it is run. */
export function prepareRedis(options: {
  dataDir: string;
  port: number;
  durable: boolean;
}): ProcessSpec {
  const { program, env } = onThisMachine() ?? installRedis(join(options.dataDir, 'redis-server'));
  const data = join(options.dataDir, 'redis');
  mkdirSync(data, { recursive: true });
  const durability = options.durable
    ? ['--appendonly', 'yes', '--appendfsync', 'always']
    : ['--appendonly', 'no'];
  return {
    name: 'redis',
    cwd: data,
    command: [
      program,
      ...['--port', `${options.port}`, '--bind', '127.0.0.1', '--dir', data, '--save', ''],
      ...['--maxmemory-policy', 'noeviction', '--databases', '64', '--daemonize', 'no'],
      ...durability,
    ],
    env,
    port: options.port,
    stopLast: true,
  };
}
