import assert from 'node:assert/strict';
import { test } from 'node:test';
import { safeNext, signInPath } from './sign-in-path.ts';

test('after signing in the person is back where the session ended', () => {
  const path = '/orders?status=PLACED&after=abc';
  const query = new URL(signInPath(path), 'http://localhost').searchParams;
  assert.equal(safeNext(query.get('next')), path);
});

test('a link to the sign-in page cannot lead to another site', () => {
  for (const next of [
    null,
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
  ]) {
    assert.equal(safeNext(next), '/');
  }
});
