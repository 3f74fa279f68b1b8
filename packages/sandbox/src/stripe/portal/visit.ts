import type Stripe from 'stripe';
import { type PageLanguage, pageLanguage } from '../checkout/page-words.ts';
import type { Sandbox } from '../sandbox.ts';
import { type PortalWords, portalWords } from './portal-words.ts';

const lifeMs = 60 * 60_000;

/** A customer in the portal: what a request of the portal's pages works with. */
export interface Visit {
  base: string;
  configuration: Stripe.BillingPortal.Configuration;
  customer: Stripe.Customer;
  flow: Stripe.BillingPortal.Session.Flow | null;
  language: PageLanguage;
  returnUrl: string | null;
  words: PortalWords;
}

/** Nothing when the address is unknown or was made more than an hour ago. */
export function visitOf(
  sandbox: Sandbox,
  secret: string,
  acceptLanguage: string | undefined,
): Visit | undefined {
  const state = sandbox.store.get('sandbox.portal', secret);
  const session = state && sandbox.store.get('billing_portal.session', state.session);
  const customer = session && sandbox.store.get('customer', session.customer);
  if (!session || !customer || customer.deleted || Date.now() - state.openedAtMs > lifeMs)
    return undefined;
  const preferred = customer.preferred_locales?.[0] ?? null;
  const locale = session.locale && session.locale !== 'auto' ? session.locale : preferred;
  const language = pageLanguage(locale, acceptLanguage);
  return {
    base: `/p/session/${secret}`,
    configuration: sandbox.need('billing_portal.configuration', String(session.configuration)),
    customer,
    flow: session.flow,
    language,
    returnUrl: session.return_url,
    words: portalWords(language.code),
  };
}

/** The customer's own subscription that still runs. */
export function ownSubscription(
  sandbox: Sandbox,
  { customer }: Visit,
  id: string,
): Stripe.Subscription | undefined {
  const subscription = sandbox.store.get('subscription', id);
  const isOwn = subscription?.customer === customer.id && subscription.ended_at === null;
  return isOwn ? subscription : undefined;
}

/** The customer's own card. */
export function ownMethod(
  sandbox: Sandbox,
  { customer }: Visit,
  id: string,
): Stripe.PaymentMethod | undefined {
  const method = sandbox.store.get('payment_method', id);
  return method?.customer === customer.id ? method : undefined;
}

/** Where a flow leads when it is done: its own address, or the portal's first page. */
export function afterFlow({ base, flow, returnUrl }: Visit): string {
  const after = flow?.after_completion;
  if (after?.type === 'redirect') return after.redirect?.return_url ?? returnUrl ?? base;
  if (after?.type === 'hosted_confirmation') return `${base}/done`;
  return flow ? `${base}/home` : base;
}
