import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openingLines } from './opening-lines.ts';

const on = (day: number, opensAt: string, closesAt: string) => ({ day, opensAt, closesAt });
/** Languages put different blanks into their times. */
const plain = (lines: ReturnType<typeof openingLines>) =>
  lines.map(({ days, times }) => [days, ...times].map((text) => text.replaceAll(/\s/g, ' ')));

test('days with the same hours beside each other stand in one line, as the language writes them', () => {
  const hours = [
    ...[1, 2, 3].map((day) => on(day, '09:00', '17:30')),
    ...[on(5, '09:00', '17:30'), on(6, '09:00', '12:00'), on(6, '13:00', '16:00')],
  ];
  assert.deepEqual(plain(openingLines(hours, 'en-CA')), [
    ['Mon – Wed', '9:00 a.m. – 5:30 p.m.'],
    ['Fri', '9:00 a.m. – 5:30 p.m.'],
    ['Sat', '9:00 a.m. – 12:00 p.m.', '1:00 p.m. – 4:00 p.m.'],
  ]);
  assert.deepEqual(plain(openingLines(hours, 'fr-CA'))[0], ['lun. – mer.', '9 h 00 – 17 h 30']);
  assert.deepEqual(openingLines([], 'en'), []);
});
