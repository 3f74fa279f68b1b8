import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { BillingAccount, PaymentMethod, Subscription } from '../generated/prisma/client.ts';
import type { Wallet } from './paid-by.ts';
import { withIntent } from './wallet-as-intended.ts';

const wallet: Wallet = {
  account: { defaultPaymentMethodId: 'pm_a' } as BillingAccount,
  methods: ['pm_a', 'pm_b'].map(
    (stripePaymentMethodId) => ({ stripePaymentMethodId }) as PaymentMethod,
  ),
  running: [
    { stripeSubscriptionId: 'sub_1', defaultPaymentMethodId: 'pm_a' },
    { stripeSubscriptionId: 'sub_2', defaultPaymentMethodId: null },
  ] as Subscription[],
};

it('sees what is under way as if it were done', () => {
  const params = { stripePaymentMethodId: 'pm_b', stripeSubscriptionId: 'sub_1' };
  const after = [
    { kind: 'customer.default_payment_method', params },
    { kind: 'subscription.default_payment_method', params },
    { kind: 'payment_method.detach', params: { stripePaymentMethodId: 'pm_a' } },
    { kind: 'refund.create', params: {} },
  ].reduce(withIntent, wallet);
  assert.equal(after.account?.defaultPaymentMethodId, 'pm_b');
  assert.deepEqual(
    after.running.map((plan) => plan.defaultPaymentMethodId),
    ['pm_b', null],
  );
  assert.deepEqual(
    after.methods.map((method) => method.stripePaymentMethodId),
    ['pm_b'],
  );
});
