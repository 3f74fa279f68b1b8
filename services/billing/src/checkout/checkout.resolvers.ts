import type { Resolvers } from '../generated/resolvers.ts';
import { message } from '../messages.ts';
import { startCheckout } from './start-checkout.ts';

const path = ['input', 'orderId'];

export const checkoutResolvers: Resolvers = {
  Mutation: {
    async startCheckout(_, { input: { orderId } }, ctx) {
      const { locale } = ctx.viewer;
      const started = await startCheckout(ctx, orderId, locale);
      switch (started.outcome) {
        case 'OPEN': {
          const { url, expiresAt } = started;
          return { __typename: 'StartCheckoutSuccess', url, expiresAt };
        }
        case 'NOT_FOUND':
          return { __typename: 'NotFound', message: message('orderNotFound', locale), path };
        case 'ALREADY_PAID':
          return { __typename: 'OrderNotPayable', message: message('alreadyPaid', locale), path };
        case 'CANCELED':
          return { __typename: 'OrderNotPayable', message: message('canceled', locale), path };
        case 'UNAVAILABLE':
          return {
            __typename: 'PaymentProviderUnavailable',
            message: message('providerUnavailable', locale),
            path,
          };
      }
    },
  },
};
