import assert from 'node:assert/strict';
import { it } from 'node:test';
import { invoiceKind } from './invoice-kind.ts';

it('tells renewals, changes, orders, campaigns and what staff invoiced apart', () => {
  const kind = (
    billingReason: string | null,
    orderId: string | null = null,
    campaignId: string | null = null,
  ) => invoiceKind({ billingReason, orderId, campaignId });
  assert.equal(kind('subscription_cycle', 'ord_1'), 'RENEWAL');
  assert.equal(kind('subscription_update', 'ord_1'), 'CHANGE');
  assert.equal(kind('subscription_create'), 'ORDER');
  assert.equal(kind('manual', 'ord_1'), 'ORDER');
  assert.equal(kind('manual'), 'ONE_OFF');
  assert.equal(kind(null), 'ONE_OFF');
  assert.equal(kind('manual', null, 'cmp_1'), 'CAMPAIGN');
});
