import assert from 'node:assert/strict';
import { test } from 'node:test';
import { replay as canadaPost } from '../carrier/canada-post/replay.ts';
import { CarrierError } from '../carrier/carrier-error.ts';
import { replay as chitChats } from '../carrier/chit-chats/replay.ts';
import { replay as dhl } from '../carrier/dhl/replay.ts';
import { type Replay, replayOperations } from '../carrier/replay-port.ts';
import { replay as usps } from '../carrier/usps/replay.ts';
import { readCaptured } from './captured.ts';
import { present } from './present.ts';

const carriers: Record<string, Replay> = { canadaPost, usps, dhl, chitChats };

const entities = `<!DOCTYPE a [<!ENTITY a "${'x'.repeat(100)}">${Array.from({ length: 9 }, (_, index) => `<!ENTITY a${index} "${`&${index === 0 ? 'a' : `a${index - 1}`};`.repeat(10)}">`).join('')}]>`;

/** What proxies, attackers and half connections leave in place of an answer. */
const hostile: Record<string, string> = {
  nothing: '',
  blank: ' \n',
  'a word': 'Bad Gateway',
  'a page': '<!DOCTYPE html><html><head><title>502</title></head><body><br>oops</body></html>',
  'half of JSON': '{"trackingNumber":"94001',
  'half of XML': '<tracking-detail><pin>16813343',
  null: 'null',
  'a number': '42',
  'an empty list': '[]',
  'an empty object': '{}',
  'lists in lists': '[[[[]]]]',
  'nulls where objects stand':
    '{"shipments":[null],"products":[null],"trackingEvents":[null],"shipment":null,"rates":null,"events":{}}',
  'numbers where texts stand':
    '{"trackingNumber":5,"status":7,"trackingEvents":[{"eventCode":1,"eventTimestamp":2}],"shipments":[{"id":3,"events":[4]}]}',
  'a prototype': '{"__proto__":{"status":"x"},"constructor":{"prototype":1}}',
  'expanding entities': `<?xml version="1.0"?>${entities}<tracking-detail><pin>&a8;</pin></tracking-detail>`,
  'an external entity':
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><tracking-detail><pin>&x;</pin></tracking-detail>',
  'deep elements': `${'<a>'.repeat(5_000)}${'</a>'.repeat(5_000)}`,
  'deep lists': `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
  'bytes of no text': '\u0000\u0001\uFFFD',
};

for (const [name, carrier] of Object.entries(carriers)) {
  for (const operation of replayOperations) {
    const read = carrier[operation];
    if (read === undefined) continue;
    test(`${name} ${operation}: whatever comes, an answer in our words or a carrier's error`, () => {
      const started = performance.now();
      for (const [what, body] of Object.entries(hostile)) {
        for (const status of [200, 404, 429, 503]) {
          const captured = readCaptured({
            ...{ body: Buffer.from(body), status, contentType: null, operation },
          });
          let result: unknown;
          try {
            result = read(captured);
          } catch (error) {
            assert.ok(error instanceof CarrierError, `${what} ${status}: ${String(error)}`);
            result = error;
          }
          const text = JSON.stringify(present(result)) ?? '';
          assert.ok(!text.includes('root:'), what);
          assert.ok(text.length < 100_000, `${what} ${status}`);
          // Of an address that is not found USPS says so with 404, which is an answer.
          if (status >= 400 && operation !== 'address') {
            assert.ok(result instanceof CarrierError, `${what} ${status}: ${text}`);
            const kinds: Record<number, string> = {
              404: 'NOT_FOUND',
              429: 'RATE_LIMITED',
              503: 'UNAVAILABLE',
            };
            assert.equal(result.kind, kinds[status], `${what} ${status}`);
          }
        }
      }
      assert.ok(performance.now() - started < 3_000);
    });
  }
}
