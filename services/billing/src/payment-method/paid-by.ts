import type { Context } from '../context.ts';
import type { BillingAccount, PaymentMethod, Subscription } from '../generated/prisma/client.ts';
import { liveStates } from '../subscription/subscription-actions.ts';
import { isExpired } from './expiry.ts';

export interface Wallet {
  account: BillingAccount | null;
  methods: PaymentMethod[];
  /** Plans that run, whatever they are charged to. */
  running: Subscription[];
}

/** Everything that decides what is charged to what, read once for a request and organisation. */
export function walletOf(ctx: Context, organizationId: string): Promise<Wallet> {
  return ctx
    .loader('ways to pay of organisations', (ids: readonly string[]) =>
      Promise.all(ids.map((id) => readWallet(ctx, id))),
    )
    .load(organizationId);
}

export async function readWallet({ db }: Pick<Context, 'db'>, organizationId: string) {
  const [account, methods, running] = await Promise.all([
    db.billingAccount.findUnique({ where: { organizationId } }),
    db.paymentMethod.findMany({
      where: { organizationId },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: 100,
    }),
    db.subscription.findMany({
      where: { organizationId, state: { in: liveStates } },
      orderBy: { createdAt: 'desc' },
    }),
  ]);
  return { account, methods, running };
}

/** Stripe's id of what a plan is charged to: its own way to pay, or the customer's. */
export const chargedTo = (
  subscription: Pick<Subscription, 'defaultPaymentMethodId'>,
  account: Pick<BillingAccount, 'defaultPaymentMethodId'> | null,
): string | null => subscription.defaultPaymentMethodId ?? account?.defaultPaymentMethodId ?? null;

export function plansChargedTo({ account, running }: Wallet, method: PaymentMethod) {
  return running.filter((plan) => chargedTo(plan, account) === method.stripePaymentMethodId);
}

/** What takes over when a way to pay goes: the default, else the newest that has not expired. */
export function successorOf(
  wallet: Wallet,
  method: PaymentMethod,
  now: Date,
): PaymentMethod | null {
  const others = wallet.methods.filter((other) => other.id !== method.id && !isExpired(other, now));
  const isDefault = ({ stripePaymentMethodId }: PaymentMethod) =>
    stripePaymentMethodId === wallet.account?.defaultPaymentMethodId;
  return others.find(isDefault) ?? others[0] ?? null;
}
