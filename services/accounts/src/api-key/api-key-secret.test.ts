import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  hashApiKeySecret,
  isApiKeySecret,
  newApiKeySecret,
  visiblePrefix,
} from './api-key-secret.ts';

test('a secret says what it is and is recognised', () => {
  const secret = newApiKeySecret('live');
  assert.match(secret, /^mob_live_[0-9A-Za-z]{38}$/);
  assert.ok(isApiKeySecret(secret));
  assert.ok(isApiKeySecret(newApiKeySecret('test')));
});

test('a secret with any one character changed is not one', () => {
  const secret = newApiKeySecret('test');
  for (let i = 'mob_test_'.length; i < secret.length; i += 1) {
    const other = secret[i] === 'x' ? 'y' : 'x';
    assert.ok(!isApiKeySecret(secret.slice(0, i) + other + secret.slice(i + 1)), `at ${i}`);
  }
  assert.ok(!isApiKeySecret(secret.replace('mob_test_', 'mob_live_')));
});

test('what is shown and what is stored do not hold the secret', () => {
  const secret = newApiKeySecret('live');
  assert.equal(visiblePrefix(secret).length, 13);
  assert.match(hashApiKeySecret(secret), /^[0-9a-f]{64}$/);
  assert.ok(!hashApiKeySecret(secret).includes(secret.slice(9)));
});

test('every letter of the alphabet is about as likely as the others', () => {
  const counts = new Map<string, number>();
  for (let i = 0; i < 2000; i += 1) {
    for (const letter of newApiKeySecret('live').slice(9, 41)) {
      counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
  }
  const expected = (2000 * 32) / 62;
  assert.equal(counts.size, 62);
  for (const count of counts.values())
    assert.ok(Math.abs(count - expected) < 6 * Math.sqrt(expected));
});
