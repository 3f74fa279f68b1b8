import type { Env } from './env.ts';

/** The subgraphs by the name they have in the supergraph, and where each one is. */
export function subgraphUrls(env: Env): ReadonlyMap<string, string> {
  return new Map([
    ['accounts', env.ACCOUNTS_URL],
    ['orders', env.ORDERS_URL],
    ['billing', env.BILLING_URL],
    ['logistics', env.LOGISTICS_URL],
    ['campaigns', env.CAMPAIGNS_URL],
    ['analytics', env.ANALYTICS_URL],
  ]);
}
