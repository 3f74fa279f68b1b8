import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readEnv } from './env.ts';
import { Api } from './load/api.ts';
import { closeBooks } from './load/billing/close-books.ts';
import { loadDetails } from './load/billing/details.ts';
import { loadBillingHistory } from './load/billing/load-billing-history.ts';
import { loadPlans } from './load/billing/plans.ts';
import { loadRenewals } from './load/billing/renewals.ts';
import { loadBulkRun } from './load/bulk-run.ts';
import { loadCampaigns } from './load/campaigns.ts';
import { loadCarrierBills } from './load/carrier-bills.ts';
import { loadCounts } from './load/counts.ts';
import { readState, writeState } from './load/demo-state.ts';
import { loadDriving } from './load/driving.ts';
import { workOnExceptions } from './load/exceptions.ts';
import { loadOrders } from './load/orders.ts';
import { peopleOf, signInEverybody } from './load/people.ts';
import { loadReturns } from './load/returns.ts';
import { loadShippingSetup } from './load/shipping-setup.ts';
import { loadStock } from './load/stock.ts';
import { loadVehicles } from './load/vehicles.ts';
import { planBilling } from './year/billing/plan-billing.ts';
import { customers, staff } from './year/customers.ts';
import { planCampaigns } from './year/plan-campaigns.ts';
import { planOrders } from './year/plan-orders.ts';
import { planReturns } from './year/plan-returns.ts';

/**
 * Fills a platform with a year of a real company's work, through its own API. Every step has a name
 * that the platform knows it by: an interrupted run goes on, a finished one has nothing to do.
 */
const env = readEnv();
const statePath = join(dirname(env.DEMO_LOGINS_FILE), 'demo-state.json');
const state = readState(statePath);
if (state.finished) {
  console.log('The demo data is loaded already.');
} else {
  await load();
  const { sessions: _over, ...kept } = state;
  writeState(statePath, { ...kept, finished: true });
}

async function load(): Promise<void> {
  const now = new Date(state.now);
  const api = new Api(env.GATEWAY_URL, {
    dashboard: new URL(env.DASHBOARD_URL).origin,
    backoffice: new URL(env.BACKOFFICE_URL).origin,
  });
  const started = performance.now();
  state.sessions ??= await timed('people', () =>
    signInEverybody(api, env, { now, password: state.password }),
  );
  // Signing in is limited, so an interrupted run goes on with the sessions it has.
  writeState(statePath, state);
  const people = peopleOf(state.sessions);
  writeLogins(state.password);
  const planned = planOrders(now);
  const returns = planReturns(planned, now);
  const returned = returns.map(({ order }) => order);
  const billing = planBilling(planned, returned, now);
  await timed('stock and details', () =>
    Promise.all([loadStock(api, people, now), loadDetails(api, people, billing.details)]),
  );
  const [{ devices, orders, parcels }] = await timed('orders', () =>
    Promise.all([
      loadOrders(api, env, { people, now, orders: planned }),
      loadCounts(api, env, people),
    ]),
  );
  await timed('shipping', async () => {
    await loadShippingSetup(api, people, now);
    await Promise.all([
      loadBulkRun(api, env, people, orders),
      loadReturns(api, env, { people, orders, now }, returns),
      loadCarrierBills(api, people, parcels, now),
      workOnExceptions(api, people),
    ]);
  });
  const stripeUrl = env.STRIPE_SANDBOX_URL;
  const loaded = { api, people, orders, stripeUrl, now };
  const [vehicles] = await timed('vehicles and plans', () =>
    Promise.all([
      loadVehicles(api, people, devices),
      loadRenewals(loaded, billing.plans).then(() => loadPlans(loaded, billing)),
    ]),
  );
  await timed('billing', () => loadBillingHistory(loaded, billing));
  const campaigns = planCampaigns(now);
  const lines = await timed('campaigns', () =>
    loadCampaigns(api, { people, vehicles, now }, campaigns),
  );
  const url = env.GATEWAY_URL;
  const pings = await timed('driving', () =>
    loadDriving(api, { people, vehicles, campaigns, now, url }),
  );
  await timed('books', () => closeBooks(loaded, lines));
  await api.close();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${pings} pings. The demo data was loaded in ${seconds} s.`);
}

async function timed<T>(phase: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  console.log(`${phase}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return result;
}

function writeLogins(password: string): void {
  const [owner] = customers;
  const logins = [
    { who: `Customer, owner of ${owner?.organization}`, email: owner?.email, app: 'dashboard' },
    ...Object.values(staff).map(({ who, email }) => ({ who, email, app: 'backoffice' })),
  ].map((login) => ({ ...login, password }));
  writeFileSync(env.DEMO_LOGINS_FILE, `${JSON.stringify(logins, null, 2)}\n`, { mode: 0o600 });
}
