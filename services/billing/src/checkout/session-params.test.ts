import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { PayableLine } from './payable-order.ts';
import { type SessionParts, sessionParams } from './session-params.ts';

const tax = { name: 'HST ON', rateMicroPercent: 13_000_000, amountMinor: 1_300 };
const kit = {
  ...{ lineId: 'oln_1', sku: 'KIT-CAR', name: 'Sensor kit', quantity: 1, unitPriceMinor: 10_000 },
  ...{ interval: null, netMinor: 10_000, taxes: [tax], shippable: true, serialized: true },
} as unknown as PayableLine;

const parts = (changes: Partial<SessionParts>): SessionParts => ({
  order: {
    ...{ orderId: 'ord_1', organizationId: 'org_1', number: 'MOB-10001', currency: 'CAD' },
    ...{ lines: [kit], shippingMinor: 1_500, shippingTaxes: [{ ...tax, amountMinor: 195 }] },
    ...{ totalMinor: 12_995, taxJurisdiction: 'CA-ON' },
  },
  ...{ checkoutId: 'chk_1', customerId: 'cus_1', dashboardUrl: 'https://example.test' },
  ...{ locale: 'en', expiresAt: new Date('2026-11-30T12:00:00Z'), usesStripeTax: false },
  ...{ priceOf: () => null, taxRateOf: () => 'txr_1' },
  ...changes,
});

it('asks for our rates on every line and on shipping, and says where and what is sold', () => {
  const params = sessionParams(parts({}));
  assert.deepEqual(
    params.line_items?.map((item) => item.tax_rates),
    [['txr_1'], ['txr_1']],
  );
  assert.equal('automatic_tax' in params, false);
  assert.equal(params.invoice_creation?.invoice_data?.metadata?.tax_jurisdiction, 'CA-ON');
  assert.deepEqual(
    params.line_items?.map((item) => item.price_data?.product_data?.metadata?.kind),
    ['SENSOR_KIT', 'SHIPPING'],
  );
});

it('leaves taxes to Stripe Tax where that is set: no rate of ours, and the address is asked for', () => {
  const params = sessionParams(parts({ usesStripeTax: true }));
  assert.deepEqual(params.automatic_tax, { enabled: true });
  assert.deepEqual(params.customer_update, { address: 'auto', shipping: 'auto' });
  assert.ok(params.line_items?.every((item) => !('tax_rates' in item)));
  assert.ok(params.line_items?.every((item) => item.price_data?.tax_behavior === 'exclusive'));
});
