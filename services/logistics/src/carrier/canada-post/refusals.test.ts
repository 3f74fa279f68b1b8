import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CarrierError } from '../carrier-error.ts';
import { replay } from './replay.ts';

const captured = (body: string | object, status = 200, retryAfter?: string) => ({
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  ...{ status, contentType: null, retryAfter: retryAfter ?? null },
});
const readTracking = (body: string | object) => replay.tracking?.(captured(body));
const error = (body: string | object, status: number, retryAfter?: string) =>
  replay.error(captured(body, status, retryAfter));

test('every shape of a refusal gives the same kind of error', () => {
  const cases: [string | object, number, string, string | null][] = [
    [
      { title: 'Bad', detail: 'd', errors: [{ errorCode: '9111', message: 'No services' }] },
      400,
      'VALIDATION',
      '9111',
    ],
    [
      { messages: [{ code: 'E002', description: 'AAA Authentication Failure' }] },
      401,
      'AUTHENTICATION',
      'E002',
    ],
    [
      { messages: { message: { code: 'AA004', description: 'x' } } },
      403,
      'AUTHENTICATION',
      'AA004',
    ],
    [
      { httpCode: '401', httpMessage: 'Unauthorized', moreInformation: 'Invalid client id' },
      401,
      'AUTHENTICATION',
      '401',
    ],
    [
      { httpCode: '504', httpMessage: 'x', moreInformation: 'Rejected by SLM Monitor' },
      504,
      'RATE_LIMITED',
      '504',
    ],
    [{ httpCode: '429', httpMessage: 'Too Many Requests' }, 200, 'RATE_LIMITED', '429'],
    [
      { error: 'invalid_client', error_description: 'Client unknown' },
      400,
      'AUTHENTICATION',
      'invalid_client',
    ],
    [{ code: '004', descEn: 'No Pin History' }, 200, 'NOT_FOUND', '004'],
    [
      '<html><head><title>502</title></head><body>Bad Gateway</body></html>',
      502,
      'UNAVAILABLE',
      null,
    ],
    ['<html><body><p>Forbidden', 403, 'AUTHENTICATION', null],
    ['{"messages":[{"code":', 500, 'UNAVAILABLE', null],
    ['', 503, 'UNAVAILABLE', null],
    ['<messages/>', 404, 'NOT_FOUND', null],
    [
      '<messages><message><code>9152</code><description>Too soon</description></message></messages>',
      404,
      'UNAVAILABLE',
      '9152',
    ],
    [
      '<messages><message><code>2500</code><description>No contract</description></message></messages>',
      400,
      'CARRIER',
      '2500',
    ],
    [
      '<messages><message><code>99999</code><description>New</description></message></messages>',
      400,
      'VALIDATION',
      '99999',
    ],
    [
      '<messages><message><code>99999</code><description>New</description></message></messages>',
      409,
      'CARRIER',
      '99999',
    ],
  ];
  for (const [body, status, kind, code] of cases) {
    const found = error(body, status);
    assert.deepEqual([found.kind, found.code], [kind, code], JSON.stringify(body));
    assert.ok(found.message.length > 0);
  }
});

test('the pause that is asked for is told in seconds, as a number or a date', () => {
  assert.equal(error('', 429, '7').retryAfterSeconds, 7);
  const date = new Date(Date.now() + 30_000).toUTCString();
  const seconds = error('', 503, date).retryAfterSeconds ?? 0;
  assert.ok(seconds > 25 && seconds <= 31, String(seconds));
  assert.equal(error('', 429).retryAfterSeconds, 60);
  assert.equal(error('', 503).retryAfterSeconds, null);
});

test('what is cut, hostile or of another kind is a named error and nothing is guessed', () => {
  const bodies = [
    '{"pin":"1","significantEvents":[{',
    '<tracking-detail><pin>1</pin>',
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><tracking-detail><pin>&x;</pin></tracking-detail>',
    '<price-quotes/>',
    'null',
    '42',
    'Service temporarily unavailable',
    { hello: 'world' },
    { hello: { you: 'there' } },
    [],
  ];
  for (const body of bodies) {
    assert.throws(
      () => readTracking(body),
      (thrown) => thrown instanceof CarrierError && thrown.code === 'UNREADABLE',
      JSON.stringify(body),
    );
  }
});
