import type { PlannedBilling } from '../../year/billing/plan-billing.ts';
import { until } from '../side-by-side.ts';
import { disputeMoments } from './disputes.ts';
import { type Loaded, moneyBackMoments } from './money-back.ts';
import { oneOffInvoiceMoments } from './one-off-invoices.ts';
import { liveThrough } from './timeline.ts';
import { usageMoments } from './usage.ts';

const REQUESTS = `query { moneyRequests(first: 20, filter: { kind: [REFUND] }) {
  edges { node { state returnId } } } }`;

type Requests = { edges: { node: { state: string; returnId: string | null } }[] };

const UNDER_WAY = ['APPROVED', 'CARRYING_OUT'];

/** Finance's year: invoices of its own, money that goes back, disputes, and who pays by usage. */
export async function loadBillingHistory(
  loaded: Loaded & { now: Date },
  billing: PlannedBilling,
): Promise<void> {
  const { api, people, stripeUrl, now } = loaded;
  // What a return pays back is of today, so it is done before Stripe's clock is moved.
  await until('The refund of a return', async () => {
    const { edges } = await api.ask<Requests>(people.finance, REQUESTS, {});
    const ofReturns = edges.filter(({ node }) => node.returnId !== null);
    const isOver = ofReturns.every(({ node }) => !UNDER_WAY.includes(node.state));
    return ofReturns.length > 0 && isOver ? edges : null;
  });
  const moments = [
    ...oneOffInvoiceMoments(api, people, billing.invoices),
    ...moneyBackMoments(loaded, billing),
    ...disputeMoments(loaded, billing.disputes),
    ...usageMoments(api, people, billing.usages),
  ];
  await liveThrough(stripeUrl, moments, now);
}
