import type { PlannedUsage } from '../../year/billing/plan-billing.ts';
import type { Api } from '../api.ts';
import { mutation } from '../mutation.ts';
import type { People } from '../people.ts';
import { until } from '../side-by-side.ts';
import { organizationIdOf } from './organization-id.ts';
import type { Moment } from './timeline.ts';

const START = mutation('startUsageBilling', 'usageBilling { id state }');
const STATES = `query ($filter: UsageBillingFilter) { usageBillings(filter: $filter) {
  edges { node { state refusal } } } }`;

type States = { edges: { node: { state: string; refusal: string | null } }[] };

/** Customers who pay by usage do so before their campaigns start. */
export const usageMoments = (api: Api, people: People, usages: readonly PlannedUsage[]): Moment[] =>
  usages.map(({ customer, meter, unitPrice, daysAgo }) => ({
    daysAgo,
    act: async (at) => {
      const organizationId = await organizationIdOf(api, people, customer);
      const input = { organizationId, meter, unitPrice, currency: customer.currency };
      await api.act(people.finance, START, input, { at, key: `usage-${customer.email}` });
      // Its period begins when Stripe made it, so the clock stands still until then.
      await until(`The usage billing of ${customer.organization}`, async () => {
        const filter = { organizationId };
        const { edges } = await api.ask<States>(people.finance, STATES, { filter });
        return edges.find(({ node }) => node.state === 'ACTIVE');
      });
    },
  }));
