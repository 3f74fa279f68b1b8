import type { Tx } from '../context.ts';
import type { StripeIntent } from '../generated/prisma/client.ts';
import { readWallet, type Wallet } from './paid-by.ts';
import {
  detachPaymentMethod,
  setCustomerDefault,
  setSubscriptionDefault,
} from './payment-method-intents.ts';

/** For so long after Stripe did something the mirror may not show it yet. */
const mirrorLagMs = 60_000;

/**
 * What is charged to what once all that is under way is done: two tabs decide by what the other one has
 * decided, and not by what the mirror still shows.
 */
export async function walletAsIntended({ db }: Tx, organizationId: string): Promise<Wallet> {
  const wallet = await readWallet({ db }, organizationId);
  const intents = await db.stripeIntent.findMany({
    where: {
      organizationId,
      OR: [
        { state: 'INTENDED' },
        { state: 'DONE', settledAt: { gte: new Date(Date.now() - mirrorLagMs) } },
      ],
      kind: {
        in: [detachPaymentMethod.kind, setCustomerDefault.kind, setSubscriptionDefault.kind],
      },
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return intents.reduce(withIntent, wallet);
}

export function withIntent(
  wallet: Wallet,
  { kind, params }: Pick<StripeIntent, 'kind' | 'params'>,
): Wallet {
  const { stripePaymentMethodId: id = '', stripeSubscriptionId } = params as {
    stripePaymentMethodId?: string;
    stripeSubscriptionId?: string;
  };
  switch (kind) {
    case detachPaymentMethod.kind:
      return {
        ...wallet,
        methods: wallet.methods.filter((method) => method.stripePaymentMethodId !== id),
      };
    case setCustomerDefault.kind:
      return {
        ...wallet,
        account: wallet.account && { ...wallet.account, defaultPaymentMethodId: id },
      };
    case setSubscriptionDefault.kind:
      return {
        ...wallet,
        running: wallet.running.map((plan) =>
          plan.stripeSubscriptionId === stripeSubscriptionId
            ? { ...plan, defaultPaymentMethodId: id }
            : plan,
        ),
      };
    default:
      return wallet;
  }
}
