import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { CarrierError } from '../carrier-error.ts';
import { replay } from './replay.ts';

const samples = join(import.meta.dirname, '../../../../../../shared/facts/couriers/samples');
const skip = existsSync(samples) ? false : 'the couriers’ samples are not here';

function capture(folder: string, file: string) {
  const status = Number(/response-(\d+)/.exec(file)?.[1] ?? 200);
  const body = readFileSync(join(samples, folder, file));
  return { body, status, contentType: null };
}

const operations: [RegExp, 'rates' | 'label' | 'tracking' | 'pickup'][] = [
  [/^rates/, 'rates'],
  [/^shipment/, 'label'],
  [/^tracking/, 'tracking'],
  [/^pickup/, 'pickup'],
];

test('every captured answer is read, or is a refusal of a known kind', { skip }, () => {
  let count = 0;
  for (const folder of ['dhl-express', 'dhl-unified']) {
    for (const file of readdirSync(join(samples, folder)).filter((name) => /response/.test(name))) {
      const captured = capture(folder, file);
      count += 1;
      if (captured.status >= 400) {
        const error = replay.error(captured);
        assert.notEqual(error.kind, 'CARRIER', file);
        assert.ok(error.message.length > 5, file);
        continue;
      }
      const operation = operations.find(([pattern]) => pattern.test(file))?.[1];
      assert.ok(operation, file);
      assert.ok(replay[operation]?.(captured), file);
    }
  }
  assert.ok(count >= 15);
});

test('the delivered parcel of the samples was delivered', { skip }, () => {
  const [tracking] = replay.tracking?.(capture('dhl-express', 'tracking.response-200.json')) ?? [];
  assert.ok(tracking && !(tracking instanceof CarrierError));
  assert.equal(tracking.status, 'DELIVERED');
  assert.equal(tracking.events.length, 13);
  assert.ok(tracking.events.every(({ status }) => status !== 'UNKNOWN' && status !== null));
});
