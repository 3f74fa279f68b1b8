import assert from 'node:assert/strict';
import { test } from 'node:test';
import { restatedLines } from './restated-lines.ts';

const row = (lineId: string, localDate: string, otsMicro: bigint | null) => ({
  ...{ organizationId: `org of ${lineId}`, lineId, localDate, otsMicro },
});
const today = '2026-05-06';

test('changed figures of finished days are restated, with the difference of all days', () => {
  const before = [row('a', '2026-05-04', 10n), row('a', '2026-05-05', 7n), row('a', today, 1n)];
  const after = [row('a', '2026-05-04', 12n), row('a', '2026-05-05', 7n), row('a', today, 2n)];
  assert.deepEqual(restatedLines(before, after, today), [
    { lineId: 'a', organizationId: 'org of a', dates: ['2026-05-04'], differenceMicro: 3n },
  ]);
});

test('today is not finished, and what stays the same is not restated', () => {
  assert.deepEqual(restatedLines([row('a', today, 1n)], [row('a', today, 2n)], today), []);
  const same = [row('a', '2026-05-04', 10n), row('b', '2026-05-04', null)];
  assert.deepEqual(restatedLines(same, same, today), []);
});

test('a line that had nothing is measured for the first time; one that loses a day is restated', () => {
  assert.deepEqual(restatedLines([], [row('a', '2026-05-04', 2n)], today), []);
  const [lost] = restatedLines([row('a', '2026-05-04', 2n)], [], today);
  assert.deepEqual([lost?.dates, lost?.differenceMicro], [['2026-05-04'], -2n]);
  const late = restatedLines(
    [row('a', '2026-05-05', 2n)],
    [row('a', '2026-05-04', 3n), row('a', '2026-05-05', 2n)],
    today,
  );
  assert.deepEqual([late[0]?.dates, late[0]?.differenceMicro], [['2026-05-04'], 3n]);
});

test('where a figure was missing the difference is missing too', () => {
  const [counted] = restatedLines(
    [row('a', '2026-05-04', null)],
    [row('a', '2026-05-04', 3n)],
    today,
  );
  assert.deepEqual([counted?.dates, counted?.differenceMicro], [['2026-05-04'], null]);
});
