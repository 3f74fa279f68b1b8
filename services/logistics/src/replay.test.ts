import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const replay = (...args: string[]) => {
  const { stdout, status, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'replay.ts'), 'CANADA_POST', ...args],
    { encoding: 'utf8' },
  );
  return { status, stderr, json: stdout === '' ? undefined : JSON.parse(stdout) };
};

const samples = join(import.meta.dirname, '../../../../shared/facts/couriers/samples/canadapost');
const skip = existsSync(samples) ? false : 'the couriers’ samples are not here';

const operations: [RegExp, string][] = [
  [/error/, 'error'],
  [/^rates\.response/, 'rates'],
  [/shipment\.response/, 'label'],
  [/^tracking/, 'tracking'],
];

test('every captured answer of an operation we have is understood', { skip }, () => {
  const files = readdirSync(samples).filter((name) => name.endsWith('.xml'));
  const known = files.flatMap((file) => {
    const operation = operations.find(([pattern]) => pattern.test(file))?.[1];
    return operation === undefined ? [] : [{ file, operation }];
  });
  assert.ok(known.length >= 10);
  for (const { file, operation } of known) {
    const { status, json, stderr } = replay(operation, join(samples, file));
    assert.equal(status, 0, `${file}: ${stderr}`);
    const unknown = (json.events ?? []).filter((event: { code: string; status: string }) => {
      return event.status === 'UNKNOWN' && !['20', '21', '2001'].includes(event.code);
    });
    assert.deepEqual(unknown, [], file);
  }
});

test('what cannot be read is told, as text for a person or as a normalised error', () => {
  assert.equal(replay('teleport', import.meta.filename).status, 2);
  assert.equal(replay('tracking', '/no/such/file').status, 2);
  const { status, json } = replay('tracking', import.meta.filename);
  assert.deepEqual([status, json.kind, json.code], [1, 'CARRIER', 'UNREADABLE']);
});
