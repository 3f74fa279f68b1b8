import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { readSettings } from '../src/env.ts';
import { repository } from '../src/paths.ts';
import { portsFrom } from '../src/ports.ts';
import { processes, SERVICES } from '../src/processes.ts';
import { makeSecrets } from '../src/secrets.ts';

type Container = {
  command?: string;
  build?: { context: string; dockerfile: string };
  working_dir?: string;
  environment?: Record<string, string | number>;
  ports?: string[];
  volumes?: string[];
};

const folder = join(repository, 'docker');
const text = readFileSync(join(folder, 'compose.yaml'), 'utf8');
const containers: Record<string, Container> = parse(text, { merge: true }).services;
const container = (name: string) => {
  const found = containers[name];
  assert.ok(found, `compose.yaml has no service ${name}`);
  return found;
};

const local = processes({
  settings: readSettings({}),
  ports: portsFrom(3000),
  secrets: makeSecrets(),
  databaseUrls: Object.fromEntries(SERVICES.map((name) => [name, 'postgres://x/y'])) as never,
  redisUrl: 'redis://x',
});

/** Variables that only one of the two worlds has, and why. */
// NODE_ENV is a variable of the image itself.
const ONLY_LOCAL = new Set([
  'ALLOW_HISTORIC_TIME',
  'GRAPHIQL',
  'ALLOW_AD_HOC_OPERATIONS',
  'NODE_ENV',
  'RATE_LIMIT_PER_MINUTE',
  'SIGN_INS_PER_MINUTE',
]);
const ONLY_DOCKER = new Set(['HOST', 'STRIPE_SANDBOX_PUBLIC_URL', 'LOG_LEVEL']);

test('compose starts the same processes as npm start, on the same ports', () => {
  const names = local.map(({ name }) => name).sort();
  const servers = ['postgres', 'redis'];
  assert.deepEqual(
    Object.keys(containers)
      .filter((name) => !servers.includes(name))
      .sort(),
    names,
  );
  for (const { name, env } of local) {
    if (env.PORT) assert.equal(`${container(name).environment?.PORT}`, env.PORT, name);
  }
});

test('each container gets the variables that its process gets', () => {
  for (const { name, env } of local) {
    const here = Object.keys(env).filter((key) => !ONLY_LOCAL.has(key));
    const there = Object.keys(container(name).environment ?? {});
    assert.deepEqual(
      there.filter((key) => !ONLY_DOCKER.has(key)).sort(),
      here.filter((key) => !ONLY_DOCKER.has(key)).sort(),
      name,
    );
  }
});

test('every path that compose names exists', () => {
  for (const [name, { command = '', working_dir, build, volumes = [] }] of Object.entries(
    containers,
  )) {
    for (const [path] of command.matchAll(/\b[\w/-]+\.ts\b|services\/\w+(?= )/g)) {
      assert.ok(existsSync(join(repository, path)), `${name}: ${path}`);
    }
    if (working_dir) {
      assert.ok(existsSync(working_dir.replace('/app', repository)), `${name}: ${working_dir}`);
    }
    if (build) assert.ok(existsSync(join(folder, build.context, build.dockerfile)), name);
    for (const source of volumes.map((volume) => volume.split(':')[0] ?? '')) {
      if (source.startsWith('.')) assert.ok(existsSync(join(folder, source)), source);
    }
  }
});

test('every variable that compose wants from outside is in .env.example, and no other', () => {
  const wanted = new Set([...text.matchAll(/\$\{(\w+)/g)].map((match) => match[1]));
  const example = readFileSync(join(folder, '.env.example'), 'utf8');
  const offered = [...example.matchAll(/^(\w+)=/gm)].map((match) => match[1]);
  assert.deepEqual([...wanted].sort(), offered.sort());
});

test('the Dockerfile copies and starts what exists', () => {
  const dockerfile = readFileSync(join(folder, 'Dockerfile'), 'utf8');
  const started = /CMD \["node", "([^"]+)"\]/.exec(dockerfile)?.[1];
  assert.ok(started && existsSync(join(repository, started)));
  const node = /FROM node:(\d+)/.exec(dockerfile)?.[1];
  const { dependencies } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
  assert.equal(node, dependencies.node);
});
