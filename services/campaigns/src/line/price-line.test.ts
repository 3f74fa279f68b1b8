import assert from 'node:assert/strict';
import { it } from 'node:test';
import { priceLine } from './price-line.ts';

const van = { vehicleType: 'VAN', weekMinor: 38_000 };

it('charges every week that is begun, for each vehicle', () => {
  assert.equal(priceLine([van, van], '2026-11-02', '2026-11-22')?.amountMinor, 2 * 3 * 38_000);
  assert.equal(priceLine([van], '2026-11-02', '2026-11-23')?.weeks, 4);
  assert.equal(priceLine([van], '2026-11-02', '2026-11-02')?.amountMinor, 38_000);
});

it('has no price without vehicles, or when one of them has no rate', () => {
  assert.equal(priceLine([], '2026-11-02', '2026-11-22'), null);
  assert.equal(priceLine([van, null], '2026-11-02', '2026-11-22'), null);
});
