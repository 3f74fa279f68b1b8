import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Carrier } from '../carrier/carrier.ts';
import { checkerFor } from './check-address.ts';

const carrier = (code: Carrier['code'], validateAddress: boolean) =>
  ({ code, capabilities: { validateAddress } }) as Carrier;
const all = [carrier('CANADA_POST', false), carrier('DHL', true), carrier('USPS', true)];

test('the United States’ own post is asked there, and another carrier elsewhere', () => {
  assert.equal(checkerFor(all, 'US')?.code, 'USPS');
  assert.equal(checkerFor(all, 'CA')?.code, 'DHL');
  assert.equal(checkerFor([carrier('DHL', true)], 'US')?.code, 'DHL');
  assert.equal(checkerFor([carrier('USPS', true)], 'CA'), undefined);
  assert.equal(checkerFor([carrier('CANADA_POST', false)], 'CA'), undefined);
});
