import assert from 'node:assert/strict';
import { test } from 'node:test';
import { warehouseDay } from './warehouse-day.ts';

test('a day ends at the warehouse’s own midnight, in summer and in winter', () => {
  const day = (region: string, now: string) => warehouseDay({ address: { region } }, new Date(now));
  assert.equal(day('ON', '2026-11-24T04:59:00Z'), '2026-11-23');
  assert.equal(day('ON', '2026-11-24T05:00:00Z'), '2026-11-24');
  assert.equal(day('IL', '2026-11-24T05:30:00Z'), '2026-11-23');
  assert.equal(day('ON', '2026-07-01T04:00:00Z'), '2026-07-01');
  assert.equal(day('BC', '2026-07-01T06:59:00Z'), '2026-06-30');
});
