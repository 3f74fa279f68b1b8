import assert from 'node:assert/strict';
import { it } from 'node:test';
import { explainProration } from './explain-proration.ts';
import { explainTaxes } from './explain-taxes.ts';
import { coverOf } from './plan-cover.ts';
import type { StripeLine } from './stripe-line.ts';

const start = Date.parse('2026-03-01T00:00:00Z') / 1000;
const end = Date.parse('2026-04-01T00:00:00Z') / 1000;
const whole: StripeLine = {
  ...{ id: 'il_1', amount: 5_000, currency: 'cad', quantity: 2, description: null, metadata: {} },
  period: { start, end },
  pricing: { unit_amount_decimal: '2500' },
  parent: { subscription_item_details: { subscription: 'sub_1', proration: false } },
};
const half = (amount: number, over: Partial<StripeLine> = {}): StripeLine => ({
  ...whole,
  ...{ id: 'il_2', amount, period: { start: start + (end - start) / 2, end } },
  parent: { subscription_item_details: { subscription: 'sub_1', proration: true } },
  ...over,
});

it('recomputes what is given back from the line that charged it, to the second and the cent', () => {
  const proration = explainProration(half(-2_500), { credited: whole, period: null });
  assert.equal(proration?.recomputedMinor, -2_500);
  assert.equal(proration?.fullMinor, 5_000);
  assert.deepEqual([proration?.periodFrom, proration?.periodTo], [start, end]);
  const third = half(-1_613, { period: { start: end - 864_000, end } });
  assert.equal(explainProration(third, { credited: whole, period: null })?.recomputedMinor, -1_613);
});

it('takes discounts off before a part is given back', () => {
  const credited = { ...whole, discount_amounts: [{ amount: 1_000 }] };
  assert.equal(explainProration(half(-2_000), { credited, period: null })?.recomputedMinor, -2_000);
});

it('recomputes what is charged from the price and the subscription’s period', () => {
  const more = half(3_750, { quantity: 3 });
  const proration = explainProration(more, { credited: null, period: [start, end] });
  assert.deepEqual([proration?.fullMinor, proration?.recomputedMinor], [7_500, 3_750]);
});

it('shows a cent of difference instead of hiding it', () => {
  const wrong = explainProration(half(-2_499), { credited: whole, period: null });
  assert.notEqual(wrong?.recomputedMinor, wrong?.amountMinor);
});

it('says nothing of a period that it does not know', () => {
  assert.equal(explainProration(half(-2_500), { credited: null, period: null }), null);
  assert.equal(explainProration(half(-2_500), { credited: null, period: [start, end + 60] }), null);
  assert.equal(explainProration(whole, { credited: null, period: [start, end] }), null);
});

it('names each tax with its place, rate and base', () => {
  const line = {
    ...whole,
    taxes: [{ amount: 499, taxable_amount: 5_000, tax_rate_details: { tax_rate: 'txr_1' } }],
  };
  const rate = { display_name: 'QST', percentage: 9.975, jurisdiction: 'CA-QC' };
  assert.deepEqual(explainTaxes(line, new Map([['txr_1', rate]])), [
    {
      ...{ name: 'QST', jurisdiction: 'CA-QC', rateMicroPercent: 9_975_000 },
      ...{ baseMinor: 5_000, amountMinor: 499, recomputedMinor: 499 },
    },
  ]);
  assert.deepEqual(explainTaxes(line, new Map()), []);
});

it('covers a device for the days that it was with the customer', () => {
  const paid = { from: new Date('2026-03-01'), to: new Date('2026-04-01') };
  const had = (from: string, to: string | null) => ({
    from: new Date(from),
    to: to === null ? null : new Date(to),
  });
  assert.equal(coverOf(had('2026-01-01', null), paid)?.days, 31);
  assert.equal(coverOf(had('2026-03-30T15:00:00Z', null), paid)?.days, 2);
  assert.equal(coverOf(had('2026-01-01', '2026-03-02T01:00:00Z'), paid)?.days, 2);
  assert.equal(coverOf(had('2026-04-01', null), paid), null);
  assert.equal(coverOf(had('2026-01-01', '2026-03-01'), paid), null);
});
