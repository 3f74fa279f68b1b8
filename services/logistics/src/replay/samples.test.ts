import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { replay as canadaPost } from '../carrier/canada-post/replay.ts';
import { CarrierError } from '../carrier/carrier-error.ts';
import { replay as chitChats } from '../carrier/chit-chats/replay.ts';
import { replay as dhl } from '../carrier/dhl/replay.ts';
import type { Replay, ReplayOperation } from '../carrier/replay-port.ts';
import { replay as usps } from '../carrier/usps/replay.ts';
import { readCaptured } from './captured.ts';
import { present } from './present.ts';

const samples = join(import.meta.dirname, '../../../../../shared/facts/couriers/samples');
const skip = existsSync(samples) ? false : 'the couriers’ samples are not here';

const folders: Record<string, Replay> = {
  canadapost: canadaPost,
  chitchats: chitChats,
  'dhl-express': dhl,
  'dhl-unified': dhl,
  usps,
};

/** What each file answers. Requests, tokens and lists of services are answers to none of ours. */
const operations: [RegExp, ReplayOperation | null][] = [
  [
    /\.request\.|\.callback\.|token|authorization|services\.|options|standards|count|city-state|webhook/,
    null,
  ],
  [/availability|eligibility/, null],
  [/error|\.response-[45]/, 'error'],
  [/rates/, 'rates'],
  [/cancel/, 'void'],
  [/scan-form|batch/, 'manifest'],
  [/pickup/, 'pickup'],
  [/^address/, 'address'],
  [/tracking/, 'tracking'],
  [/shipment|label/, 'label'],
];

for (const [folder, carrier] of Object.entries(folders)) {
  test(`every captured answer in ${folder} is understood`, { skip }, () => {
    const files = readdirSync(join(samples, folder));
    let read = 0;
    for (const file of files) {
      const operation = operations.find(([pattern]) => pattern.test(file))?.[1];
      assert.notEqual(operation, undefined, file);
      if (operation == null) continue;
      const named = /response-(\d{3})|error-(\d{3})/.exec(file);
      const status = named === null ? null : Number(named[1] ?? named[2]);
      const body = readFileSync(join(samples, folder, file));
      const captured = readCaptured({ body, status, contentType: null, operation });
      const parse = carrier[operation];
      assert.ok(parse, `${folder} has no ${operation} for ${file}`);
      let result: unknown;
      try {
        result = parse(captured);
      } catch (error) {
        assert.ok(error instanceof CarrierError, `${file}: ${String(error)}`);
        result = error;
      }
      read += 1;
      const told = JSON.stringify(present(result));
      assert.ok(!told.includes('UNREADABLE'), `${file}: ${told}`);
      if (result instanceof CarrierError)
        assert.ok(/error|-[45]\d\d|-unpaid/.test(file), `${file}: ${told}`);
    }
    assert.ok(read >= 3, `Only ${read} of ${folder} were read.`);
  });
}
