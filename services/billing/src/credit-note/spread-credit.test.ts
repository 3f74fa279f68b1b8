import assert from 'node:assert/strict';
import { it } from 'node:test';
import { shareOfAmount } from '../evidence/share-of-amount.ts';
import { type CreditableLine, spreadCredit } from './spread-credit.ts';

/** A line with taxes in thousandths of its net, each rounded for itself. */
const line = (stripeLineId: string, leftMinor: number, ...rates: number[]): CreditableLine => ({
  ...{ stripeLineId, leftMinor },
  totalOf: (net) => rates.reduce((sum, rate) => sum + shareOfAmount(net, rate, 100_000), net),
});

const totalOf = (lines: CreditableLine[], amountMinor: number) => {
  const spread = spreadCredit(lines, amountMinor);
  assert.ok(spread);
  const credited = spread.lines.map(({ stripeLineId, netMinor }) => {
    const of = lines.find((each) => each.stripeLineId === stripeLineId);
    assert.ok(of && netMinor > 0 && netMinor <= of.leftMinor);
    return of.totalOf(netMinor);
  });
  return { ...spread, total: credited.reduce((sum, each) => sum + each, spread.roundingMinor) };
};

it('gives back the taxes with an amount: 75.00 of what bears 13 % is 66.37 and 8.63', () => {
  assert.deepEqual(spreadCredit([line('kit', 67_350, 13_000)], 7_500), {
    lines: [{ stripeLineId: 'kit', netMinor: 6_637 }],
    roundingMinor: 0,
  });
});

it('credits each line by what is left of it, and one with nothing left not at all', () => {
  const lines = [line('kit', 20_000), line('gone', 0), line('free', 10_000)];
  assert.deepEqual(spreadCredit(lines, 900), {
    lines: [
      { stripeLineId: 'kit', netMinor: 600 },
      { stripeLineId: 'free', netMinor: 300 },
    ],
    roundingMinor: 0,
  });
});

it('comes to any amount to the cent, with at most two cents that no tax explains', () => {
  const québec = [5_000, 9_975];
  const baskets = [
    [line('a', 9_999, 13_000)],
    [line('a', 9_999, ...québec)],
    [line('a', 6_900, ...québec), line('b', 1_201, 5_000), line('c', 37, 13_000)],
  ];
  for (const lines of baskets) {
    const left = lines.reduce((sum, each) => sum + each.totalOf(each.leftMinor), 0);
    for (let amount = 1; amount <= left; amount += 7) {
      const { total, roundingMinor } = totalOf(lines, amount);
      assert.equal(total, amount);
      assert.ok(roundingMinor >= 0 && roundingMinor <= 2, `${amount}: ${roundingMinor}`);
    }
    assert.equal(totalOf(lines, left).roundingMinor, 0);
    assert.equal(spreadCredit(lines, left + 1), null);
  }
});
