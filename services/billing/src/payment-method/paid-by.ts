import type { Context } from '../context.ts';
import type { BillingAccount, PaymentMethod, Subscription } from '../generated/prisma/client.ts';
import { liveStates } from '../subscription/subscription-actions.ts';
import { isExpired } from './expiry.ts';
import { isSameCard } from './same-card.ts';

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

/** The `pm_…` of a card: one for each payment page that it was given on. */
export function sameCardIds({ methods }: Pick<Wallet, 'methods'>, method: PaymentMethod): string[] {
  const same = methods.filter((other) => isSameCard(other, method));
  return same.map(({ stripePaymentMethodId }) => stripePaymentMethodId);
}

export function plansChargedTo(wallet: Wallet, method: PaymentMethod) {
  const ids = sameCardIds(wallet, method);
  return wallet.running.filter((plan) => ids.includes(chargedTo(plan, wallet.account) ?? ''));
}

/** What takes over when a card goes: the default, else the newest that has not expired. */
export function successorOf(
  wallet: Wallet,
  method: PaymentMethod,
  now: Date,
): PaymentMethod | null {
  const others = wallet.methods.filter(
    (other) => !isSameCard(other, method) && !isExpired(other, now),
  );
  const isDefault = ({ stripePaymentMethodId }: PaymentMethod) =>
    stripePaymentMethodId === wallet.account?.defaultPaymentMethodId;
  return others.find(isDefault) ?? others[0] ?? null;
}
