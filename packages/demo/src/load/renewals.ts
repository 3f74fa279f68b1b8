import { request } from 'undici';
import type { Env } from '../env.ts';
import { customers } from '../year/customers.ts';
import type { Api } from './api.ts';
import type { People } from './people.ts';
import { sideBySide, until } from './side-by-side.ts';

const SUBSCRIPTIONS = `query { billingAccount { subscriptions {
  stripeSubscriptionId currentPeriodEnd } } }`;

type Account = {
  subscriptions: { stripeSubscriptionId: string; currentPeriodEnd: string | null }[];
};

const MONTH_MS = 30.4 * 86_400_000;

/**
 * Lets the payment provider bill every month of the first customer's data plans until now. The other
 * customers' plans stand at their first month, because a year of all of them takes minutes.
 */
export async function loadRenewals(api: Api, env: Env, people: People, now: Date): Promise<void> {
  const [customer] = customers;
  const session = customer && people.customers.get(customer);
  if (session === undefined) return;
  const account = await until('The first subscription', async () => {
    const found = await api.ask<Account | null>(session, SUBSCRIPTIONS, {});
    return found?.subscriptions.length ? found : null;
  });
  await sideBySide(account.subscriptions, 4, async (subscription) => {
    const end = Date.parse(subscription.currentPeriodEnd ?? now.toISOString());
    const months = Math.ceil((now.getTime() - end) / MONTH_MS);
    for (let month = 0; month < months; month++) {
      const path = `/_sandbox/subscriptions/${subscription.stripeSubscriptionId}/renew`;
      const { statusCode, body } = await request(`${env.STRIPE_SANDBOX_URL}${path}`, {
        method: 'POST',
      });
      const answer = await body.text();
      if (statusCode !== 200) throw new Error(`${path}: ${answer.slice(0, 300)}`);
    }
  });
}
