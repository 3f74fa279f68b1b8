import assert from 'node:assert/strict';
import { it } from 'node:test';
import { splitAmount } from './split-amount.ts';
import { cpmMinor, type SpendingEntry, summariseSpending } from './summarise-spending.ts';

const entry = (over: Partial<SpendingEntry>): SpendingEntry => ({
  ...{ campaignId: 'cmp_a', month: '2026-05', kind: 'LINE', amountMinor: 1_000, currency: 'CAD' },
  ...over,
});

it('splits an amount by use so that the parts add up to it', () => {
  assert.deepEqual(splitAmount(100, [1, 1, 1]), [34, 33, 33]);
  assert.deepEqual(splitAmount(1_001, [3, 0, 1]), [751, 0, 250]);
  assert.deepEqual(splitAmount(100, [0, 0]), [0, 0]);
  for (let amount = 0; amount < 200; amount++) {
    const parts = splitAmount(amount, [7, 3, 11, 1]);
    assert.equal(
      parts.reduce((total, part) => total + part, 0),
      amount,
    );
  }
});

it('adds up what a campaign cost, by month and by what it was for', () => {
  const [first, second] = summariseSpending([
    entry({}),
    entry({ campaignId: 'cmp_b', amountMinor: 9_000, currency: 'USD' }),
    entry({ kind: 'USAGE', month: '2026-06', amountMinor: 500 }),
    entry({ kind: 'CREDIT', month: '2026-06', amountMinor: -300 }),
  ]);
  assert.deepEqual(
    [first?.campaignId, first?.currency, first?.spentMinor],
    ['cmp_b', 'USD', 9_000],
  );
  assert.deepEqual(second, {
    ...{ campaignId: 'cmp_a', currency: 'CAD', linesMinor: 1_000, usageMinor: 500 },
    ...{ creditedMinor: 300, spentMinor: 1_200 },
    months: [
      { month: '2026-05', spentMinor: 1_000 },
      { month: '2026-06', spentMinor: 200 },
    ],
  });
});

it('divides by impressions only where there are some', () => {
  assert.equal(cpmMinor(100_000, 40_000_000_000n), 2_500);
  assert.equal(cpmMinor(1, 3_000_000_000n), 0);
  assert.equal(cpmMinor(100_000, null), null);
  assert.equal(cpmMinor(100_000, 0n), null);
  assert.equal(cpmMinor(0, 5n), null);
});
