import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedRange } from './changed-range.ts';

const day = (number: number) => new Date(Date.UTC(2026, 4, number));
const period = (from: number, to: number | null, facts = 'a') => ({
  from: day(from),
  to: to === null ? null : day(to),
  facts,
});

test('a new assignment changes all of its time', () => {
  assert.deepEqual(changedRange(null, period(1, null)), { from: day(1), to: null });
  assert.deepEqual(changedRange(null, period(1, 5)), { from: day(1), to: day(5) });
});

test('an assignment that says the same changes nothing', () => {
  assert.equal(changedRange(period(1, null), period(1, null)), null);
  assert.equal(changedRange(period(1, 5), period(1, 5)), null);
});

test('an end that moves changes only the time between old and new end', () => {
  assert.deepEqual(changedRange(period(1, null), period(1, 9)), { from: day(9), to: null });
  assert.deepEqual(changedRange(period(1, 5), period(1, 9)), { from: day(5), to: day(9) });
  assert.deepEqual(changedRange(period(1, 9), period(1, null)), { from: day(9), to: null });
});

test('a beginning that moves changes the time between old and new beginning', () => {
  assert.deepEqual(changedRange(period(3, null), period(1, null)), { from: day(1), to: day(3) });
  assert.deepEqual(changedRange(period(1, 9), period(3, 9)), { from: day(1), to: day(3) });
});

test('when both ends move or the facts change, all of old and new changes', () => {
  assert.deepEqual(changedRange(period(2, 5), period(1, 9)), { from: day(1), to: day(9) });
  assert.deepEqual(changedRange(period(2, 5), period(3, 4, 'b')), { from: day(2), to: day(5) });
  assert.deepEqual(changedRange(period(2, null), period(2, 4, 'b')), { from: day(2), to: null });
});
