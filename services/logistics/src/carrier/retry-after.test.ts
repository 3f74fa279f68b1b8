import assert from 'node:assert/strict';
import { test } from 'node:test';
import { secondsToWait } from './retry-after.ts';

test('a pause is named in seconds or as a date, and never in the past', () => {
  assert.equal(secondsToWait('7'), 7);
  assert.equal(secondsToWait(' 0.2 '), 1);
  const date = secondsToWait(new Date(Date.now() + 30_000).toUTCString()) ?? 0;
  assert.ok(date > 27 && date <= 30);
  for (const text of [null, '', '0', '-5', 'soon', 'Wed, 21 Oct 2015 07:28:00 GMT']) {
    assert.equal(secondsToWait(text), null, String(text));
  }
});
