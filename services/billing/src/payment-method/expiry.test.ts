import assert from 'node:assert/strict';
import { it } from 'node:test';
import { expiresSoon, isExpired } from './expiry.ts';

const card = { expiryMonth: 12, expiryYear: 2026 };
const at = (text: string) => new Date(text);

it('takes a card until the last moment of its month', () => {
  assert.ok(!isExpired(card, at('2026-12-31T23:59:59.999Z')));
  assert.ok(isExpired(card, at('2027-01-01T00:00:00.000Z')));
});

it('warns for the last 60 days and not before or after', () => {
  assert.ok(!expiresSoon(card, at('2026-10-31T00:00:00.000Z')));
  assert.ok(expiresSoon(card, at('2026-11-02T00:00:00.000Z')));
  assert.ok(!expiresSoon(card, at('2027-01-01T00:00:00.000Z')));
});

it('never ends what has no date', () => {
  const debit = { expiryMonth: null, expiryYear: null };
  assert.ok(!isExpired(debit, at('2099-01-01T00:00:00.000Z')));
  assert.ok(!expiresSoon(debit, at('2099-01-01T00:00:00.000Z')));
});
