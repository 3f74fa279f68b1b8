import assert from 'node:assert/strict';
import { it } from 'node:test';
import { parseTime } from './parse-time.ts';

it('reads ISO 8601 with offset, to the millisecond', () => {
  const at = Date.UTC(2011, 3, 1, 12, 15, 20);
  for (const text of ['2011-04-01T12:15:20Z', '2011-04-01T07:15:20-05:00', '20110401T121520Z']) {
    assert.equal(parseTime(text), at, text);
  }
  assert.equal(parseTime('2011-04-01T12:15:20.2509Z'), at + 250);
  assert.equal(parseTime('2011-04-01T24:00Z'), Date.UTC(2011, 3, 2));
  assert.equal(parseTime('2016-12-31T23:59:60Z'), Date.UTC(2017, 0, 1));
});

it('refuses what names no moment', () => {
  for (const text of [
    ...['', 'yesterday', '2011-04-01', '2011-04-01T12:15:20', '2011-02-30T00:00:00Z'],
    ...['2011-04-01T25:00:00Z', '2011-04-01T12:60:00Z', '2011-04-01T12:00:60Z', '1301659520'],
  ]) {
    assert.equal(parseTime(text), null, text);
  }
});
