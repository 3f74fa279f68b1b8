import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../src/ports.ts';
import type { ProcessSpec } from '../src/process-spec.ts';
import { isReady } from '../src/ready.ts';
import { Supervisor } from '../src/supervisor.ts';

const logDir = mkdtempSync(join(tmpdir(), 'supervisor-'));
after(() => rmSync(logDir, { recursive: true }));

const server = (port: number, ...command: [string, ...string[]]): ProcessSpec => ({
  name: 'child',
  cwd: logDir,
  command,
  env: {},
  port,
});

async function runSupervised(port: number) {
  const program = join(import.meta.dirname, 'supervised.ts');
  const child = spawn(process.execPath, [program, logDir, `${port}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return child;
}

async function isGoneWithin(port: number, milliseconds: number) {
  const deadline = Date.now() + milliseconds;
  while (Date.now() < deadline) {
    if (!(await isReady({ port }))) return true;
    await sleep(100);
  }
  return false;
}

test('a child that ends at once is named with its last words', async () => {
  const supervisor = new Supervisor(logDir);
  supervisor.start(
    server(await freePort(), process.execPath, '-e', 'console.error("no cheese"); process.exit(3)'),
  );
  await assert.rejects(supervisor.ready(), /^Error: child ended \(exit code 3\)[\s\S]*no cheese/);
  await supervisor.stop();
});

test('a program that does not exist is named', async () => {
  const supervisor = new Supervisor(logDir);
  supervisor.start(server(await freePort(), '/no/such/program'));
  await assert.rejects(supervisor.ready(), /child ended \(spawn \/no\/such\/program ENOENT\)/);
  await supervisor.stop();
});

test('SIGTERM to the program ends its children, stubborn ones by force', async () => {
  const port = await freePort();
  const child = await runSupervised(port);
  child.kill('SIGTERM');
  const code = await new Promise((resolve) => child.once('exit', resolve));
  assert.equal(code, 0);
  assert.equal(await isReady({ port }), false);
});

test('SIGKILL of the program ends its children too', async () => {
  const port = await freePort();
  const child = await runSupervised(port);
  child.kill('SIGKILL');
  assert.equal(await isGoneWithin(port, 14_000), true);
});

test('a child that dies later is started again', async () => {
  const port = await freePort();
  const supervisor = new Supervisor(logDir);
  const program = `require('http').createServer((q, r) => {
    if (q.url === '/die') process.exit(1);
    r.end('ok');
  }).listen(${port})`;
  supervisor.start(server(port, process.execPath, '-e', program));
  await supervisor.ready();
  await fetch(`http://127.0.0.1:${port}/die`).catch(() => {});
  let up = false;
  for (let attempt = 0; attempt < 50 && !up; attempt += 1) {
    await sleep(100);
    up = await isReady({ port, readyPath: '/' });
  }
  assert.equal(up, true);
  await supervisor.stop();
  assert.equal(await isReady({ port }), false);
});
