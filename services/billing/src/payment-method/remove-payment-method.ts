import type { Context } from '../context.ts';
import { notFound, unavailable } from '../customer-errors.ts';
import { say } from '../customer-messages.ts';
import type { RemovePaymentMethodInput } from '../generated/resolvers.ts';
import { intend } from '../intent/intend.ts';
import { plansChargedTo, sameCardIds, successorOf } from './paid-by.ts';
import { detachPaymentMethod } from './payment-method-intents.ts';
import { carryOutAll, intendDefault } from './set-default.ts';
import { walletAsIntended } from './wallet-as-intended.ts';

/**
 * Forgets a way to pay, with whatever else at Stripe is the same card. Plans that it pays for are charged to another one first; without another it is
 * refused, because their next payment would fail.
 */
export async function removePaymentMethod(ctx: Context, { id }: RemovePaymentMethodInput) {
  const { locale } = ctx.viewer;
  const method = await ctx.db.paymentMethod.findUnique({ where: { id } });
  if (!method) return notFound('paymentMethodNotFound', locale, 'id');
  const { organizationId } = method;
  const decided = await ctx.transact(async (tx) => {
    // Two tabs that each remove one of the last two cards wait for each other here.
    await tx.db.billingAccount.updateMany({ where: { organizationId }, data: { organizationId } });
    const wallet = await walletAsIntended(tx, organizationId);
    if (!wallet.methods.some((one) => one.id === id)) return { isGone: true as const };
    const plans = plansChargedTo(wallet, method);
    const same = sameCardIds(wallet, method);
    const isDefault = same.includes(wallet.account?.defaultPaymentMethodId ?? '');
    const successor = successorOf(wallet, method, tx.now);
    if (plans.length > 0 && successor === null) return { needed: plans };
    const replaces = successor !== null && (plans.length > 0 || isDefault);
    const intentIds = replaces ? await intendDefault(tx, ctx, wallet, successor, plans) : [];
    for (const one of same) {
      const about = { organizationId, key: `detach:${one}`, actorId: ctx.viewer.actorId };
      intentIds.push(await intend(tx, detachPaymentMethod, { stripePaymentMethodId: one }, about));
    }
    tx.audit({
      action: 'payment_method.removed',
      targetType: 'PaymentMethod',
      targetId: id,
      before: { stripePaymentMethodIds: same },
      after: { replacedBy: replaces ? successor.stripePaymentMethodId : null },
    });
    return { intentIds, replacedBy: replaces ? successor : null };
  });
  if (decided.isGone) return notFound('paymentMethodNotFound', locale, 'id');
  if (decided.needed) {
    return {
      __typename: 'PaymentMethodNeeded' as const,
      message: say('paymentMethodNeeded', locale),
      path: ['input', 'id'],
      subscriptions: decided.needed,
    };
  }
  const carried = await carryOutAll(ctx, decided.intentIds);
  if (carried === 'REFUSED') return unavailable(locale, 'id');
  return {
    __typename: 'RemovePaymentMethodSuccess' as const,
    removedId: id,
    replacedBy: decided.replacedBy,
    isUnderWay: carried === 'UNDER_WAY',
  };
}
