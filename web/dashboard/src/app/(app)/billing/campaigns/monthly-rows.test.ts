import assert from 'node:assert/strict';
import { test } from 'node:test';
import { monthlyRows } from './monthly-rows.ts';

const campaign = (campaignName: string, amount: string, currency = 'CAD') => ({
  campaignName,
  spent: { currency },
  months: [{ month: '2026-03-01', spent: { amount, currency } }],
});

test('every month has its place, also one without spending', () => {
  const report = { from: '2026-02-01', to: '2026-04-01', campaigns: [campaign('A', '10.50')] };
  assert.deepEqual(monthlyRows(report, 'CAD', 'Others'), {
    series: ['A'],
    rows: [
      { month: '2026-02-01', values: [0] },
      { month: '2026-03-01', values: [10.5] },
      { month: '2026-04-01', values: [0] },
    ],
  });
});

test('currencies are never added, and the rest of many campaigns stands together', () => {
  const campaigns = [
    ...['A', 'B', 'C', 'D', 'E'].map((name) => campaign(name, '1.00')),
    campaign('F', '99.00', 'USD'),
  ];
  const report = { from: '2026-03-01', to: '2026-03-01', campaigns };
  const { series, rows } = monthlyRows(report, 'CAD', 'Others');
  assert.deepEqual(series, ['A', 'B', 'C', 'Others']);
  assert.deepEqual(rows[0]?.values, [1, 1, 1, 2]);
});
