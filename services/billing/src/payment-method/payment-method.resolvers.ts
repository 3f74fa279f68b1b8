import { say } from '../customer-messages.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { expiresSoon, isExpired } from './expiry.ts';
import { openPortal } from './open-portal.ts';
import { plansChargedTo, successorOf, walletOf } from './paid-by.ts';
import { removePaymentMethod } from './remove-payment-method.ts';
import { oneOfEach } from './same-card.ts';
import { setDefault } from './set-default.ts';
import { startSetup } from './start-setup.ts';

export const paymentMethodResolvers: Resolvers = {
  Mutation: {
    startPaymentMethodSetup: (_, { input }, ctx) => startSetup(ctx, input),
    setDefaultPaymentMethod: (_, { input }, ctx) => setDefault(ctx, input),
    removePaymentMethod: (_, { input }, ctx) => removePaymentMethod(ctx, input),
    openBillingPortal: (_, { input }, ctx) => openPortal(ctx, input),
  },
  BillingAccount: {
    async paymentMethods({ organizationId, defaultPaymentMethodId }, _, ctx) {
      const { methods } = await walletOf(ctx, organizationId);
      return oneOfEach(methods, defaultPaymentMethodId);
    },
  },
  PaymentMethod: {
    async isDefault({ organizationId, stripePaymentMethodId }, _, ctx) {
      const { account } = await walletOf(ctx, organizationId);
      return account?.defaultPaymentMethodId === stripePaymentMethodId;
    },
    isExpired: (method, _, ctx) => isExpired(method, ctx.now()),
    expiresSoon: (method, _, ctx) => expiresSoon(method, ctx.now()),
    async paysFor(method, _, ctx) {
      return plansChargedTo(await walletOf(ctx, method.organizationId), method);
    },
    async notRemovableBecause(method, _, ctx) {
      const wallet = await walletOf(ctx, method.organizationId);
      const isNeeded =
        plansChargedTo(wallet, method).length > 0 &&
        successorOf(wallet, method, ctx.now()) === null;
      return isNeeded ? say('paymentMethodNeeded', ctx.viewer.locale) : null;
    },
  },
};
