import { parseInput } from '@mobilytics/chassis/validate-input';
import Stripe from 'stripe';
import { z } from 'zod';
import { accountOfViewer } from '../account/account-of-viewer.ts';
import { ensureCustomer } from '../account/ensure-customer.ts';
import type { Context } from '../context.ts';
import { unavailable } from '../customer-errors.ts';
import type { OpenBillingPortalInput } from '../generated/resolvers.ts';
import { returnPath } from './return-path.ts';

const inputSchema = z.object({ returnPath: returnPath('/billing') });

/**
 * Opens Stripe's own pages. No intent stands before it: a portal session changes nothing, cannot be
 * looked up, and ends by itself within minutes when its answer is lost.
 */
export async function openPortal(ctx: Context, given: OpenBillingPortalInput) {
  const { locale } = ctx.viewer;
  const parsed = parseInput(inputSchema, given, locale);
  if (!parsed.ok) return parsed.error;
  const account = await accountOfViewer(ctx);
  if (!account) return unavailable(locale, 'returnPath');
  try {
    const customer = await ensureCustomer(ctx.services.ourselves(), account);
    const { url } = await ctx.services.stripe.billingPortal.sessions.create({
      customer,
      locale: locale === 'fr' ? 'fr-CA' : 'en',
      return_url: ctx.services.dashboardUrl + parsed.value.returnPath,
    });
    await ctx.transact(async (tx) =>
      tx.audit({
        action: 'billing_portal.opened',
        targetType: 'BillingAccount',
        targetId: account.id,
      }),
    );
    return { __typename: 'OpenBillingPortalSuccess' as const, url };
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    ctx.log.error({ err: error }, 'Stripe did not open its billing pages.');
    return unavailable(locale, 'returnPath');
  }
}
