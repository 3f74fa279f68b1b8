import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scalars } from './scalars.ts';

const read = (name: string, text: unknown) => scalars[name]?.parseValue(text);

test('days and times that the calendar or the database does not have are refused', () => {
  for (const day of [
    '2026-02-30',
    '2026-13-01',
    '0000-01-01',
    '2026-1-1',
    '',
    '+010000-01-01',
    5,
  ]) {
    assert.throws(() => read('Date', day), /Expected Date/, String(day));
  }
  const times = [
    ...['2026-02-30T00:00:00Z', '2026-11-23', '2026-11-23T23:59:60Z', '2026-11-23T00:00:00+99:99'],
    ...['0000-06-01T00:00:00Z', '0001-01-01T00:00:00+01:00', '9999-12-31T23:59:59-01:00', 0],
  ];
  for (const time of times)
    assert.throws(() => read('DateTime', time), /Expected DateTime/, `${time}`);
  assert.equal(read('Date', '0001-01-01'), '0001-01-01');
  assert.equal(read('Date', '9999-12-31'), '9999-12-31');
  assert.deepEqual(
    read('DateTime', '2026-11-23T01:00:00.5+01:00'),
    new Date('2026-11-23T00:00:00.500Z'),
  );
});
