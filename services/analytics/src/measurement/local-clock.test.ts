import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LocalClock } from './local-clock.ts';

const tell = (timeZone: string, ...times: string[]) => {
  const clock = new LocalClock(timeZone);
  return times.map((time) => `${clock.date(Date.parse(time))} ${clock.hour(Date.parse(time))}`);
};

test('clocks go forward and back on the second', () => {
  assert.deepEqual(
    tell(
      'America/Chicago',
      '2011-03-13T07:59:59.999Z',
      '2011-03-13T08:00:00Z',
      '2011-11-06T06:59:59.999Z',
      '2011-11-06T07:00:00Z',
    ),
    ['2011-03-13 1', '2011-03-13 3', '2011-11-06 1', '2011-11-06 1'],
  );
});

test('a local day begins at local midnight', () => {
  assert.deepEqual(tell('America/Chicago', '2011-04-01T04:59:59.999Z', '2011-04-01T05:00:00Z'), [
    '2011-03-31 23',
    '2011-04-01 0',
  ]);
  assert.deepEqual(tell('Pacific/Kiritimati', '2025-12-31T10:00:00Z'), ['2026-01-01 0']);
  assert.deepEqual(tell('Pacific/Pago_Pago', '2026-01-01T10:59:00Z'), ['2025-12-31 23']);
});

test('half and quarter hours count', () => {
  assert.deepEqual(tell('Asia/Kolkata', '2026-01-01T18:29:59Z', '2026-01-01T18:30:00Z'), [
    '2026-01-01 23',
    '2026-01-02 0',
  ]);
  assert.deepEqual(tell('Asia/Kathmandu', '2026-01-01T18:14:59Z', '2026-01-01T18:15:00Z'), [
    '2026-01-01 23',
    '2026-01-02 0',
  ]);
  assert.deepEqual(tell('Australia/Lord_Howe', '2026-04-04T14:59:59Z', '2026-04-04T15:00:00Z'), [
    '2026-04-05 1',
    '2026-04-05 1',
  ]);
});

test('a zone that left its mean solar time within a quarter of an hour is exact to the second', () => {
  assert.deepEqual(tell('Africa/Monrovia', '1972-01-07T00:44:29Z', '1972-01-07T00:44:30Z'), [
    '1972-01-06 23',
    '1972-01-07 0',
  ]);
});

test('every quarter of an hour of two years agrees with Intl', () => {
  const zones = ['America/Toronto', 'Europe/London', 'America/St_Johns', 'Africa/Casablanca'];
  for (const timeZone of zones) {
    const clock = new LocalClock(timeZone);
    const intl = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      dateStyle: 'short',
      timeStyle: 'short',
    });
    for (let ms = Date.UTC(2025, 0); ms < Date.UTC(2027, 0); ms += 899_999) {
      const hour = String(clock.hour(ms)).padStart(2, '0');
      assert.equal(`${clock.date(ms)} ${hour}`, intl.format(ms).slice(0, 13));
    }
  }
});

test('a zone that does not exist is refused', () => {
  assert.throws(() => new LocalClock('Mars/Olympus'), RangeError);
});
