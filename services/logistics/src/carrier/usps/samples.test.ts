import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { CarrierError } from '../carrier-error.ts';
import type { ReplayOperation } from '../replay-port.ts';
import { replay } from './replay.ts';

const folder = join(import.meta.dirname, '../../../../../../shared/facts/couriers/samples/usps');
const skip = existsSync(folder) ? false : 'the couriers’ samples are not here';

/** How each sample is read; requests, tokens and what no operation asks are left out. */
const operations: [RegExp, ReplayOperation][] = [
  [/(rates|options|standards)\.response-200/, 'rates'],
  [/^label\.response/, 'label'],
  [/^label-cancel\.response/, 'void'],
  [/^tracking.*response/, 'tracking'],
  [/^scan-form.*response/, 'manifest'],
  [/^pickup.*response/, 'pickup'],
  [/^(address|city-state)\.response/, 'address'],
  [/error|401/, 'error'],
];

test('every captured answer of an operation we have is understood', { skip }, () => {
  const known = readdirSync(folder).flatMap((file) => {
    const operation = operations.find(([pattern]) => pattern.test(file))?.[1];
    return operation === undefined ? [] : [{ file, operation }];
  });
  assert.ok(known.length >= 20);
  for (const { file, operation } of known) {
    const status = Number(/response-(4\d\d)/.exec(file)?.[1] ?? 200);
    const body = readFileSync(join(folder, file));
    try {
      const read = replay[operation]?.({ body, status, contentType: null });
      assert.ok(
        read !== undefined && (!Array.isArray(read) || read.length > 0 || /standards/.test(file)),
        file,
      );
      if (operation !== 'tracking') continue;
      assert.doesNotMatch(JSON.stringify(read), /UNKNOWN/, file);
    } catch (error) {
      assert.ok(error instanceof CarrierError && error.code !== 'UNREADABLE', `${file}: ${error}`);
      assert.ok(status >= 400, file);
    }
  }
});
