import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readError } from './messages.ts';

const body = (code: string, description: string) =>
  `<messages xmlns="urn:any"><message><code>${code}</code><description>${description}</description></message></messages>`;

test('each group of codes has its kind', () => {
  const kinds: [number, string, string, string][] = [
    [401, 'E002', 'AAA Authentication Failure', 'AUTHENTICATION'],
    [403, 'AA004', 'You cannot mail on behalf of this customer', 'AUTHENTICATION'],
    [404, '004', 'No Pin History', 'NOT_FOUND'],
    [400, '1156', 'The address is wrong', 'VALIDATION'],
    [400, 'Server', 'cvc-particle 3.1: in element {urn:x}weight with anonymous type', 'VALIDATION'],
    [400, '9174', 'The card was declined', 'CARRIER'],
    [500, 'Server', 'Internal Error', 'UNAVAILABLE'],
  ];
  for (const [status, code, text, kind] of kinds) {
    assert.equal(readError(status, body(code, text)).kind, kind, code);
  }
});

test('a throttled call waits a minute unless told otherwise, whatever its status', () => {
  const throttled = body('Server', 'Rejected by SLM Monitor');
  for (const status of [400, 429, 500, 503]) {
    const error = readError(status, throttled);
    assert.deepEqual([error.kind, error.retryAfterSeconds], ['RATE_LIMITED', 60]);
    assert.equal(error.outcomeUnknown, false, 'a rejected call had no effect');
  }
  assert.equal(readError(429, throttled, '5').retryAfterSeconds, 5);
});

test('a schema message names the element that was wrong', () => {
  const error = readError(400, body('Server', 'cvc: in element {urn:x}weight, found …'));
  assert.deepEqual(error.fields, ['weight']);
});

test('after a server’s error the outcome is unknown, also when a proxy answers', () => {
  for (const text of [body('Server', 'Internal Error'), '<html><body>Bad Gateway', '']) {
    const error = readError(502, text);
    assert.deepEqual(
      [error.kind, error.retryable, error.outcomeUnknown],
      ['UNAVAILABLE', true, true],
    );
  }
});

test('several messages are told together and the first gives the code', () => {
  const two = body('1156', 'First.').replace(
    '</messages>',
    '<message><code>1157</code><description>Second.</description></message></messages>',
  );
  const error = readError(400, two);
  assert.deepEqual([error.code, error.message], ['1156', 'First. Second.']);
});
