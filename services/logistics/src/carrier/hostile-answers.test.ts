import assert from 'node:assert/strict';
import { test } from 'node:test';
import { replay as canadaPost } from './canada-post/replay.ts';
import { CarrierError } from './carrier-error.ts';
import { replay as chitChats } from './chit-chats/replay.ts';
import { replay as dhl } from './dhl/replay.ts';
import type { Replay } from './replay-port.ts';
import { replay as usps } from './usps/replay.ts';

const carriers: Record<string, Replay> = {
  CANADA_POST: canadaPost,
  USPS: usps,
  DHL: dhl,
  CHIT_CHATS: chitChats,
};

/** Bodies of about so many bytes, made to keep a reader busy for long, or to have it read a file. */
const hostile = (bytes: number): Record<string, string> => {
  const filled = (piece: string) => piece.repeat(Math.floor(bytes / piece.length));
  const half = (piece: string) => piece.repeat(Math.floor(bytes / 2 / piece.length));
  const trackingNumber = '9400100000000000000000';
  return {
    'entities that expand':
      '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;">]><tracking-detail><pin>&d;</pin></tracking-detail>',
    'an entity of a file':
      '<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]><tracking-detail><pin>&f;</pin></tracking-detail>',
    'elements within elements': filled('<a>'),
    'elements without end': `<a>${filled('<b/>')}</a>`,
    'arrays within arrays': `${half('[')}${half(']')}`,
    'a message without end': JSON.stringify({ status: 400, title: 'x', detail: filled('x') }),
    'messages without end': JSON.stringify({ errors: half('a field is invalid,').split(',') }),
    'marks that never close': JSON.stringify({ error: { code: '400', message: filled('<sup>') } }),
    'names that never close': JSON.stringify({
      errors: [{ code: '1', message: filled('element {') }],
    }),
    'a format of one word': JSON.stringify({
      ...{ status: 400, title: 'x', detail: `not having correct format: ${filled('a')}` },
    }),
    'an event without end': JSON.stringify({
      trackingNumber,
      trackingEvents: [{ eventTimestamp: '2026-11-02T10:00:00', eventType: filled('<sup>') }],
    }),
    'a summary without end': JSON.stringify({
      ...{ trackingNumber, eventSummaries: [`November 2, 2026, ${filled('A ')}!`] },
    }),
    'nothing but spaces': filled(' '),
    'nothing but zeros': filled('\0'),
    'a prototype': '{"__proto__":{"status":"DELIVERED"},"errors":{"__proto__":["x"]}}',
  };
};
const small = hostile(190_000);
const large = hostile(4_800_000);

for (const [code, replay] of Object.entries(carriers)) {
  for (const name of Object.keys(small)) {
    test(`${code} answers with ${name}: understood or refused by name, and soon`, () => {
      for (const text of [small[name], large[name]]) {
        for (const status of [200, 400]) {
          const captured = { body: Buffer.from(text ?? ''), status, contentType: null };
          for (const operation of ['tracking', 'label', 'rates'] as const) {
            const began = process.cpuUsage();
            const outcome = attempt(() => replay[operation]?.(captured));
            // Of this process alone, whatever else the machine does.
            const seconds = process.cpuUsage(began).user / 1e6;
            assert.ok(seconds < 3, `${operation} of ${text?.length} took ${seconds} s`);
            if (status === 400) assert.ok(outcome instanceof CarrierError, operation);
            if (outcome instanceof Error) isNamed(outcome);
          }
        }
      }
      assert.equal(Object.hasOwn(Object.prototype, 'status'), false);
    });
  }
}

function attempt(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return error;
  }
}

/** A carrier's error that can be kept and shown. */
function isNamed(error: Error) {
  assert.ok(error instanceof CarrierError, error.stack);
  assert.ok(JSON.stringify(error).length < 20_000);
}
