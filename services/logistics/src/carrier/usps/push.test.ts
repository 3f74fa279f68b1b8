import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { CarrierError } from '../carrier-error.ts';
import { readUspsPush } from './push.ts';

const secret = '0123456789abcdef0123456789abcdef';
const payload = JSON.stringify({ trackingNumber: '9405590123456700000017', eventCode: 'OF' });
const timestamp = '2026-11-23T15:04:05Z';
const body = JSON.stringify({ subscriptionId: 's-1', timestamp, payload });
const sign = (words: string) => createHmac('sha256', secret).update(words).digest('base64');

test('a signed notification names its parcels', () => {
  const push = readUspsPush(body, { 'x-hmac': sign(timestamp + payload) }, secret);
  assert.deepEqual(push, { kind: 'push', trackingNumbers: ['9405590123456700000017'] });
});

test('a notification without the right signature counts for nothing', () => {
  const later = body.replace('15:04', '15:05');
  const attempts: [string, string | undefined][] = [
    [body, undefined],
    [body, ''],
    [body, 'not base64 at all'],
    [body, sign(payload)],
    [later, sign(timestamp + payload)],
    [body.replace('0017', '0018'), sign(timestamp + payload)],
  ];
  for (const [delivered, hmac] of attempts) {
    assert.throws(
      () => readUspsPush(delivered, { 'x-hmac': hmac }, secret),
      (error) => error instanceof CarrierError && error.kind === 'AUTHENTICATION',
    );
  }
});

test('a challenge is given back, and a long one is not', () => {
  const asked = readUspsPush('{"challenge":"abc-123"}', {}, secret);
  assert.deepEqual(asked, { kind: 'challenge', challenge: 'abc-123' });
  const long = JSON.stringify({ challenge: 'x'.repeat(300) });
  assert.throws(() => readUspsPush(long, {}, secret), CarrierError);
});

test('what is no JSON is unreadable', () => {
  assert.throws(
    () => readUspsPush('<html>', {}, secret),
    (error) => error instanceof CarrierError && error.code === 'UNREADABLE',
  );
});
