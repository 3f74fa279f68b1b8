import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { CarrierError } from '../carrier-error.ts';
import type { CarrierCall } from '../transport.ts';
import { createCanadaPost } from './canada-post.ts';
import { abroad, request, warehouse } from './fixtures.ts';

const folder = join(
  import.meta.dirname,
  '../../../../../../shared/facts/couriers/specs/canadapost',
);
const validator = 'xmllint';
const missing = !existsSync(folder)
  ? 'the couriers’ schemas are not here'
  : spawnSync(validator, ['--version']).error && 'xmllint is not here';

/** What the adapter would send, in place of sending it. */
function recorder(contractId: string | null) {
  const calls: CarrierCall[] = [];
  const carrier = createCanadaPost({
    ...{ apiBase: 'https://soa-gw.test', generation: 'XML', username: 'a', password: 'b' },
    ...{ customerNumber: '2004381', contractId, usdPerCad: 0.72, timeoutMs: 100 },
    transport: async (call) => {
      calls.push(call);
      const isList = call.method === 'GET' && /pickuprequest$|groupId/.test(call.url);
      const available =
        '<pickup-availability><on-demand-tour>true</on-demand-tour></pickup-availability>';
      const body = isList ? '<list/>' : available;
      return { status: 200, header: () => null, body: Buffer.from(body) };
    },
  });
  return { calls, carrier };
}

test('every request follows the schemas of Canada Post', { skip: missing || false }, async () => {
  const options = { signature: 'ADULT_SIGNATURE', insuredMinor: 50_000 } as const;
  const contents = { ...abroad.contents, incoterm: 'DDP' as const, prepaidDutiesMinor: 1_000 };
  const parcels = ['1', '2'].map((carrierShipmentId) => ({
    ...{ carrierShipmentId, trackingNumber: carrierShipmentId, manifestGroup: 'TOR' },
  }));
  const pickup = {
    ...{ reference: 'pic_1', from: warehouse, date: '2026-11-24', parcelCount: 2 },
    ...{ contact: { name: 'Dock', phone: '+14165550142', email: 'dock@example.com' } },
    ...{ readyAt: '12:00', closesAt: '17:00', weightGrams: 2_000, instructions: 'Dock' },
  };
  for (const contractId of [null, '42708517']) {
    const { calls, carrier } = recorder(contractId);
    const ask = async (work: Promise<unknown> | undefined) => {
      // The recorder's answers are none, which is beside the point.
      await work?.catch((error: unknown) => assert.ok(error instanceof CarrierError, `${error}`));
    };
    for (const asked of [request, { ...request, options }, abroad, { ...abroad, contents }]) {
      await ask(carrier.rates(asked));
      await ask(carrier.buyLabel(asked));
    }
    await ask(carrier.buyReturnLabel?.({ ...request, from: request.to, to: warehouse }));
    await ask(
      carrier.manifest?.({ reference: 'man', from: warehouse, date: '2026-11-24', parcels }),
    );
    await ask(carrier.schedulePickup?.(pickup));
    const sent = calls.filter(({ body }) => body !== undefined);
    assert.equal(sent.length, contractId === null ? 10 : 11);
    for (const { body, headers } of sent) {
      const schema = `${schemaOf(headers['content-type'] ?? '')}.xsd`;
      const args = ['--noout', '--schema', join(folder, schema), '-'];
      const { status, stderr } = spawnSync(validator, args, { input: body, encoding: 'utf8' });
      assert.equal(status, 0, `${schema}: ${stderr}${body}`);
    }
  }
});

function schemaOf(mediaType: string): string {
  const [, name = ''] = /vnd\.cpc\.([a-z.]+)/.exec(mediaType) ?? [];
  return name === 'ship.rate' ? 'rating' : name;
}
