import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { BillingAccount, PaymentMethod, Subscription } from '../generated/prisma/client.ts';
import { plansChargedTo, successorOf, type Wallet } from './paid-by.ts';

const now = new Date('2026-12-01T00:00:00.000Z');
const method = (id: string, expiryYear = 2030, fingerprint: string | null = null) =>
  ({
    ...{ id, stripePaymentMethodId: `pm_${id}`, type: 'card', fingerprint },
    ...{ expiryMonth: 1, expiryYear },
  }) as PaymentMethod;
const wallet = (defaultId: string | null, methods: PaymentMethod[], charged: (string | null)[]) =>
  ({
    account: { defaultPaymentMethodId: defaultId } as BillingAccount,
    methods,
    running: charged.map((defaultPaymentMethodId) => ({ defaultPaymentMethodId }) as Subscription),
  }) satisfies Wallet;

it('charges a plan to its own way to pay, and to the customer’s where it has none', () => {
  const [a, b] = [method('a'), method('b')];
  const found = wallet('pm_a', [a, b], ['pm_b', null, null]);
  assert.equal(plansChargedTo(found, a).length, 2);
  assert.equal(plansChargedTo(found, b).length, 1);
});

it('lets the default take over, else the newest that is good, else nothing', () => {
  const [a, b, old] = [method('a'), method('b'), method('old', 2025)];
  assert.equal(successorOf(wallet('pm_b', [old, a, b], []), a, now), b);
  assert.equal(successorOf(wallet('pm_a', [old, b, a], []), a, now), b);
  assert.equal(successorOf(wallet('pm_a', [old, a], []), a, now), null);
});

it('counts what is charged to the same card, which never takes over from itself', () => {
  const [a, again, b] = [method('a', 2030, 'x'), method('again', 2030, 'x'), method('b')];
  const found = wallet('pm_b', [again, a, b], ['pm_a', 'pm_again', null]);
  assert.equal(plansChargedTo(found, again).length, 2);
  assert.equal(successorOf(wallet('pm_a', [a, again], []), again, now), null);
});
