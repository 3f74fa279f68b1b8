import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as sums from './money.ts';

const cad = (amountMinor: number) => sums.money(amountMinor, 'CAD');

test('decimals survive the way to the API and back', () => {
  for (const minor of [0, 1, 9, 10, 99, 100, 123456789, -1, -250]) {
    assert.deepEqual(sums.fromDecimal(sums.toDecimal(cad(minor)), 'CAD'), cad(minor));
  }
  assert.equal(sums.toDecimal(cad(5)), '0.05');
  assert.equal(sums.toDecimal(cad(-5)), '-0.05');
  assert.deepEqual(sums.fromDecimal('12.3', 'USD'), { amountMinor: 1230, currency: 'USD' });
});

test('text that is no amount of the currency is refused', () => {
  for (const text of ['', '1.234', '1,20', '1e3', '.5', '12.', ' 1', '99999999999999999']) {
    assert.throws(() => sums.fromDecimal(text, 'CAD'), sums.MoneyError, text);
  }
});

test('sums are exact and never mix currencies', () => {
  assert.equal(sums.add(cad(10), cad(20), cad(-5)).amountMinor, 25);
  assert.equal(sums.subtract(cad(10), cad(20)).amountMinor, -10);
  assert.equal(sums.multiply(cad(333), 3).amountMinor, 999);
  assert.throws(() => sums.add(cad(1), sums.money(1, 'USD')), sums.MoneyError);
  assert.throws(() => sums.multiply(cad(Number.MAX_SAFE_INTEGER), 2), sums.MoneyError);
  assert.throws(() => sums.multiply(cad(1), 0.5), sums.MoneyError);
});

test('a person reads an amount as their language writes it', () => {
  assert.equal(sums.formatMoney(cad(123456), 'en'), '$1,234.56');
  assert.equal(sums.formatMoney(cad(123456), 'fr').replace(/\s/g, ' '), '1 234,56 $');
  assert.deepEqual(sums.toApiMoney(1234, 'CAD'), { amount: '12.34', currency: 'CAD' });
});

test('currencies without decimals, and with three, are written as they are counted', () => {
  assert.deepEqual(sums.toApiMoney(1234, 'JPY'), { amount: '1234', currency: 'JPY' });
  assert.deepEqual(sums.toApiMoney(-5, 'KWD'), { amount: '-0.005', currency: 'KWD' });
  for (const currency of ['JPY', 'KWD']) {
    const minor = sums.money(1234, currency);
    assert.deepEqual(sums.fromDecimal(sums.toDecimal(minor), currency), minor);
  }
  assert.throws(() => sums.fromDecimal('1.5', 'JPY'), sums.MoneyError);
  assert.match(sums.formatMoney(sums.money(1234, 'JPY'), 'en'), /1,234$/);
  assert.throws(() => sums.toApiMoney(1, 'XYZ'), sums.MoneyError);
  assert.ok(!sums.isCurrency('JPY'));
});
