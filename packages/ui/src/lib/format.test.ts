import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amountFormat, formatMoney, formatNumber, formatRelative, uiLocale } from './format.ts';

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

test('money is written by the rules of each language, always with its currency', () => {
  assert.equal(plain(formatMoney('1234.56', 'CAD', 'en-CA')), '$1,234.56 CAD');
  assert.equal(plain(formatMoney('1234.56', 'CAD', 'fr-CA')), '1 234,56 $ CA');
  assert.equal(plain(formatMoney('-3', 'USD', 'en-CA')), '-$3.00 USD');
  assert.equal(plain(formatMoney('1234.56', 'USD', 'fr-CA')), '1 234,56 $ US');
});

test('money beyond the exactness of floats keeps every digit', () => {
  assert.equal(
    plain(formatMoney('90071992547409.93', 'CAD', 'en-CA')),
    '$90,071,992,547,409.93 CAD',
  );
});

test('a moment within 45 seconds is now, since clocks differ', () => {
  const now = new Date('2026-11-23T12:00:00Z');
  assert.equal(formatRelative(new Date('2026-11-23T12:00:44Z'), now, 'en-CA'), 'now');
  assert.equal(formatRelative(new Date('2026-11-23T11:57:10Z'), now, 'en-CA'), '2 minutes ago');
  assert.equal(formatRelative(new Date('2026-11-22T11:00:00Z'), now, 'fr-CA'), 'hier');
  assert.equal(formatRelative(new Date('2026-11-26T12:00:00Z'), now, 'en-CA'), 'in 3 days');
});

test('any French is French of Canada, anything else English', () => {
  assert.equal(uiLocale('fr'), 'fr-CA');
  assert.equal(uiLocale('FR-fr'), 'fr-CA');
  assert.equal(uiLocale('de'), 'en-CA');
});

test('amounts under one heading have the digits of their currency', () => {
  assert.equal(formatNumber(2996.1, 'en-CA', amountFormat('CAD')), '2,996.10');
  assert.equal(formatNumber(2996, 'en-CA', amountFormat('JPY')), '2,996');
});
