import type { DemoCustomer } from '../../year/customers.ts';
import type { Api } from '../api.ts';
import type { People } from '../people.ts';

const VIEWER = 'query { viewer { organization { id } } }';

const known = new Map<DemoCustomer, string>();

/** `org_…` of a customer. */
export async function organizationIdOf(
  api: Api,
  people: People,
  customer: DemoCustomer,
): Promise<string> {
  const earlier = known.get(customer);
  if (earlier !== undefined) return earlier;
  const session = people.customers.get(customer);
  if (session === undefined) throw new Error(`${customer.organization} is not signed in.`);
  const { organization } = await api.ask<{ organization: { id: string } }>(session, VIEWER, {});
  known.set(customer, organization.id);
  return organization.id;
}
