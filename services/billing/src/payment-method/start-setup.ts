import { parseInput } from '@mobilytics/chassis/validate-input';
import { z } from 'zod';
import { accountOfViewer } from '../account/account-of-viewer.ts';
import { ensureCustomer } from '../account/ensure-customer.ts';
import type { Context } from '../context.ts';
import { unavailable } from '../customer-errors.ts';
import type { StartPaymentMethodSetupInput } from '../generated/resolvers.ts';
import { carryOut } from '../intent/carry-out.ts';
import { intend } from '../intent/intend.ts';
import { fetchOptions } from '../stripe/fetch-options.ts';
import { setUpPaymentMethod } from './payment-method-intents.ts';
import { returnPath } from './return-path.ts';

const inputSchema = z.object({ returnPath: returnPath('/billing/payment-methods') });

/** Opens Stripe's page on which a way to pay is added. */
export async function startSetup(ctx: Context, given: StartPaymentMethodSetupInput) {
  const { locale } = ctx.viewer;
  const parsed = parseInput(inputSchema, given, locale);
  if (!parsed.ok) return parsed.error;
  const account = await accountOfViewer(ctx);
  if (!account) return unavailable(locale, 'returnPath');
  const us = ctx.services.ourselves();
  const customerId = await ensureCustomer(us, account);
  const latest = await ctx.db.invoice.findFirst({ orderBy: { createdAt: 'desc' } });
  const intentId = await ctx.transact(async (tx) => {
    tx.audit({
      action: 'payment_method.setup_started',
      targetType: 'BillingAccount',
      targetId: account.id,
    });
    const params = {
      ...{ customerId, locale, currency: latest?.currency ?? 'CAD' },
      returnUrl: ctx.services.dashboardUrl + parsed.value.returnPath,
    };
    return intend(tx, setUpPaymentMethod, params, {
      organizationId: account.organizationId,
      key: `set-up:${ctx.viewer.requestId}`,
      actorId: ctx.viewer.actorId,
    });
  });
  const carried = await carryOut(us, intentId);
  if (carried.outcome !== 'DONE') return unavailable(locale, 'returnPath');
  const session = await us.services.stripe.checkout.sessions.retrieve(
    carried.objectId,
    {},
    fetchOptions,
  );
  return session.url === null
    ? unavailable(locale, 'returnPath')
    : { __typename: 'StartPaymentMethodSetupSuccess' as const, url: session.url };
}
