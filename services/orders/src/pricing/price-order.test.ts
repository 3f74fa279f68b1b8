import assert from 'node:assert/strict';
import { test } from 'node:test';
import { priceOrder, sumTaxes } from './price-order.ts';

const kit = { priceCadMinor: 44_900, priceUsdMinor: 32_900, shippable: true, weightGrams: 1_350 };
const plan = { priceCadMinor: 2_999, priceUsdMinor: 2_199, shippable: false, weightGrams: null };
const on = new Date('2026-11-23T12:00:00Z');
const inOntario = { country: 'CA', region: 'ON' };

function price(
  lines: { variant: typeof kit | typeof plan; quantity: number }[],
  place: { country: string; region: string } | null,
  changes: { currency?: 'CAD' | 'USD'; on?: Date } = {},
) {
  const shippingMethod = 'STANDARD';
  return priceOrder({ lines, currency: 'CAD', shippingMethod, place, on, ...changes });
}

test('two kits and a plan for Ontario: HST on each line and on shipping', () => {
  const priced = price(
    [
      { variant: kit, quantity: 2 },
      { variant: plan, quantity: 2 },
    ],
    inOntario,
  );
  assert.deepEqual(
    priced.lines.map(({ netMinor, taxes, totalMinor }) => [
      netMinor,
      taxes[0]?.amountMinor,
      totalMinor,
    ]),
    [
      [89_800, 11_674, 101_474],
      [5_998, 780, 6_778],
    ],
  );
  // 2700 g: the base and one further kilogram, 17.50, and 13 % of it is 2.275, half up 2.28.
  assert.equal(priced.shippingMinor, 1_750);
  assert.deepEqual(priced.shippingTaxes, [
    { name: 'HST ON', rateMicroPercent: 13_000_000, amountMinor: 228 },
  ]);
  assert.equal(priced.taxMinor, 11_674 + 780 + 228);
  assert.equal(priced.totalMinor, 89_800 + 5_998 + 1_750 + 12_682);
});

test('Québec pays GST and QST on the same net amount, each rounded for itself', () => {
  const [line] = price([{ variant: plan, quantity: 1 }], { country: 'CA', region: 'QC' }).lines;
  // 5 % of 29.99 is 1.4995; 9.975 % of 29.99 is 2.9915025.
  assert.deepEqual(line?.taxes, [
    { name: 'GST', rateMicroPercent: 5_000_000, amountMinor: 150 },
    { name: 'QST', rateMicroPercent: 9_975_000, amountMinor: 299 },
  ]);
});

test('a state taxes goods and not their shipping; a state without a tax takes none', () => {
  const lines = [{ variant: kit, quantity: 1 }];
  const illinois = price(lines, { country: 'US', region: 'IL' }, { currency: 'USD' });
  assert.equal(illinois.taxMinor, 2_056);
  assert.equal(illinois.totalMinor, 32_900 + 2_056 + 1_900);
  assert.equal(price(lines, { country: 'US', region: 'OR' }).taxMinor, 0);
  assert.equal(price(lines, { country: 'DE', region: '' }).taxMinor, 0);
});

test('the day of the order decides the rate: Nova Scotia’s HST fell on 1 April 2025', () => {
  const lines = [{ variant: kit, quantity: 1 }];
  const place = { country: 'CA', region: 'NS' };
  const rateOn = (day: string) =>
    price(lines, place, { on: new Date(day) }).lines[0]?.taxes.map((tax) => tax.rateMicroPercent);
  assert.deepEqual(rateOn('2025-03-31T23:59:59Z'), [15_000_000]);
  assert.deepEqual(rateOn('2025-04-01T00:00:00Z'), [14_000_000]);
});

test('nothing to ship costs no shipping, and without an address no tax is guessed', () => {
  assert.equal(price([{ variant: plan, quantity: 3 }], inOntario).shippingMinor, 0);
  const unknown = price([{ variant: kit, quantity: 1 }], null);
  assert.deepEqual([unknown.taxMinor, unknown.shippingMinor], [0, 1_500]);
});

test('taxes of one name and rate are added up', () => {
  const hst = { name: 'HST ON', rateMicroPercent: 13_000_000 };
  const pst = { name: 'PST BC', rateMicroPercent: 7_000_000, amountMinor: 5 };
  assert.deepEqual(sumTaxes([{ ...hst, amountMinor: 1 }, pst, { ...hst, amountMinor: 2 }]), [
    { ...hst, amountMinor: 3 },
    pst,
  ]);
});
