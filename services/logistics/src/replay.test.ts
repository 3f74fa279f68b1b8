import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const replay = (...args: string[]) => {
  const { stdout, status, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'replay.ts'), 'CANADA_POST', ...args],
    { encoding: 'utf8' },
  );
  return { status, stderr, json: stdout === '' ? undefined : JSON.parse(stdout) };
};

const folder = mkdtempSync(join(tmpdir(), 'replay-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const head = join(folder, 'head.txt');
writeFileSync(head, 'HTTP/1.1 429 Too Many Requests\r\nRetry-After: 42\r\n\r\n');
const large = join(folder, 'large.xml');
writeFileSync(large, `<tracking-detail>${' '.repeat(5_100_000)}</tracking-detail>`);

test('what cannot be read is told, as text for a person or as a normalised error', () => {
  assert.equal(replay('teleport', import.meta.filename).status, 2);
  assert.equal(replay('tracking', '/no/such/file').status, 2);
  const { status, json } = replay('tracking', import.meta.filename);
  assert.deepEqual([status, json.kind, json.code], [1, 'CARRIER', 'UNREADABLE']);
  assert.equal(replay('tracking', import.meta.filename, '--status', 'high').status, 2);
  assert.equal(replay('address', import.meta.filename).status, 2);
});

test('a saved answer may hold its head; its status and pause count', () => {
  const { status, json } = replay('error', head);
  assert.equal(status, 0);
  assert.deepEqual([json.kind, json.retryAfterSeconds], ['RATE_LIMITED', 42]);
  assert.equal(replay('tracking', head).json.kind, 'RATE_LIMITED');
});

test('a body larger than any answer is refused by name', () => {
  const { status, json } = replay('tracking', large);
  assert.deepEqual([status, json.code, json.retryable], [1, 'TOO_LARGE', false]);
});
