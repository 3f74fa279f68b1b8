import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ageBucketOf, daysOverdue } from './age-bucket.ts';

it('puts each day into one class, and the day it is due into none that is overdue', () => {
  const classes = [0, 1, 30, 31, 60, 61, 90, 91, 4_000].map(ageBucketOf);
  assert.deepEqual(classes, [
    'current',
    'days1To30',
    'days1To30',
    'days31To60',
    'days31To60',
    'days61To90',
    'days61To90',
    'over90',
    'over90',
  ]);
});

it('counts whole days between days, whatever the hours', () => {
  const due = new Date('2026-03-07T23:59:00Z');
  assert.equal(daysOverdue(due, new Date('2026-03-07T23:59:59Z')), 0);
  assert.equal(daysOverdue(due, new Date('2026-03-08T00:00:01Z')), 1);
  assert.equal(daysOverdue(due, new Date('2026-04-07T12:00:00Z')), 31);
  assert.equal(daysOverdue(due, new Date('2026-01-01T00:00:00Z')), 0);
});
