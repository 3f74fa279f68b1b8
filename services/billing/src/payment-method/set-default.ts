import type { Context, Tx } from '../context.ts';
import { notFound, unavailable } from '../customer-errors.ts';
import { say } from '../customer-messages.ts';
import type { BillingAccount, PaymentMethod } from '../generated/prisma/client.ts';
import type { SetDefaultPaymentMethodInput } from '../generated/resolvers.ts';
import { carryOut } from '../intent/carry-out.ts';
import { intend } from '../intent/intend.ts';
import { isExpired } from './expiry.ts';
import { readWallet, type Wallet } from './paid-by.ts';
import { setCustomerDefault, setSubscriptionDefault } from './payment-method-intents.ts';

/** Charges invoices and every running plan to a way to pay. */
export async function setDefault(ctx: Context, { id }: SetDefaultPaymentMethodInput) {
  const { locale } = ctx.viewer;
  const method = await ctx.db.paymentMethod.findUnique({ where: { id } });
  if (!method) return notFound('paymentMethodNotFound', locale, 'id');
  if (isExpired(method, ctx.now())) {
    return {
      __typename: 'PaymentMethodExpired' as const,
      message: say('paymentMethodExpired', locale),
      path: ['input', 'id'],
    };
  }
  const wallet = await readWallet(ctx, method.organizationId);
  const intentIds = await ctx.transact(async (tx) => {
    tx.audit({
      action: 'payment_method.made_default',
      targetType: 'PaymentMethod',
      targetId: id,
      before: { default: wallet.account?.defaultPaymentMethodId ?? null },
      after: { default: method.stripePaymentMethodId },
    });
    return intendDefault(tx, ctx, wallet, method, wallet.running);
  });
  const carried = await carryOutAll(ctx, intentIds);
  return carried === 'REFUSED'
    ? unavailable(locale, 'id')
    : {
        __typename: 'SetDefaultPaymentMethodSuccess' as const,
        paymentMethod: method,
        isUnderWay: carried === 'UNDER_WAY',
      };
}

/** What must be told to Stripe so that the customer and these plans are charged to a way to pay. */
export async function intendDefault(
  tx: Tx,
  { viewer }: Context,
  { account }: { account: BillingAccount | null },
  method: PaymentMethod,
  plans: Wallet['running'],
): Promise<string[]> {
  const { organizationId, stripePaymentMethodId } = method;
  const about = (what: string) => ({
    organizationId,
    key: `default:${viewer.requestId}:${what}`,
    actorId: viewer.actorId,
  });
  const intentIds: string[] = [];
  const customerId = account?.stripeCustomerId;
  if (customerId && account.defaultPaymentMethodId !== stripePaymentMethodId) {
    const params = { customerId, stripePaymentMethodId };
    intentIds.push(await intend(tx, setCustomerDefault, params, about(customerId)));
  }
  const subscriptionIds = plans
    .filter(({ defaultPaymentMethodId: own }) => own !== null && own !== stripePaymentMethodId)
    .map(({ stripeSubscriptionId }) => stripeSubscriptionId);
  for (const stripeSubscriptionId of new Set(subscriptionIds)) {
    const params = { stripeSubscriptionId, stripePaymentMethodId };
    intentIds.push(await intend(tx, setSubscriptionDefault, params, about(stripeSubscriptionId)));
  }
  return intentIds;
}

/** One after the other; jobs go on with what is not known yet. */
export async function carryOutAll(
  ctx: Context,
  intentIds: readonly string[],
): Promise<'DONE' | 'UNDER_WAY' | 'REFUSED'> {
  const outcomes: string[] = [];
  for (const intentId of intentIds) {
    const { outcome } = await carryOut(ctx.services.ourselves(), intentId);
    outcomes.push(outcome);
    if (outcome !== 'DONE') break;
  }
  if (outcomes.includes('REFUSED')) return 'REFUSED';
  return outcomes.includes('PENDING') ? 'UNDER_WAY' : 'DONE';
}
