import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openingLines } from './opening-lines.ts';

const on = (day: number, opensAt: string, closesAt: string) => ({ day, opensAt, closesAt });

test('days with the same hours beside each other stand in one line', () => {
  const hours = [
    ...[1, 2, 3].map((day) => on(day, '09:00', '17:30')),
    ...[on(5, '09:00', '17:30'), on(6, '09:00', '12:00'), on(6, '13:00', '16:00')],
  ];
  assert.deepEqual(openingLines(hours, 'en-CA'), [
    { days: 'Mon – Wed', times: '09:00–17:30' },
    { days: 'Fri', times: '09:00–17:30' },
    { days: 'Sat', times: '09:00–12:00, 13:00–16:00' },
  ]);
  assert.equal(openingLines(hours, 'fr-CA')[0]?.days, 'lun. – mer.');
  assert.deepEqual(openingLines([], 'en'), []);
});
