import type { Api } from '../api.ts';
import type { LoadedLine } from '../campaigns.ts';
import type { People } from '../people.ts';
import { sideBySide, until } from '../side-by-side.ts';
import { typeCard } from './stripe-control.ts';

const CHARGE = `query ($id: ID!) { line(id: $id) {
  charge { state invoice { state hostedUrl } } } }`;

type Charge = {
  state: string;
  invoice: { state: string; hostedUrl: string | null } | null;
};

/** Lines are invoiced when they start, due in 30 days. Every second one is paid at once, by card. */
export async function payCampaigns(
  api: Api,
  people: People,
  lines: readonly LoadedLine[],
  now: Date,
): Promise<void> {
  const today = now.toISOString().slice(0, 10);
  const started = lines.filter(
    ({ line: { fate, startDate } }) =>
      (fate === 'APPROVED' || fate === 'STOPPED') && startDate < today,
  );
  const expiry = `12/${String(now.getUTCFullYear() + 2).slice(2)}`;
  await sideBySide(started, 6, async ({ customer, lineId }, place) => {
    const session = people.customers.get(customer);
    if (session === undefined) throw new Error(`${customer.organization} is not signed in.`);
    const chargeIn = (isThere: (charge: Charge) => boolean, what: string) =>
      until(`${what} of ${lineId}`, async () => {
        const { charge } = await api.ask<{ charge: Charge | null }>(session, CHARGE, {
          id: lineId,
        });
        return charge && isThere(charge) ? charge : null;
      });
    const { invoice } = await chargeIn(({ state }) => state !== 'INTENDED', 'The invoice');
    // Who pays by usage is invoiced later.
    if (place % 2 === 1 || invoice?.state !== 'OPEN' || invoice.hostedUrl === null) return;
    const card = { number: '4242 4242 4242 4242', expiry, name: customer.owner };
    await typeCard(invoice.hostedUrl, card);
    // How a credit goes back depends on whether its invoice is paid, which is known a moment later.
    await chargeIn((charge) => charge.invoice?.state === 'PAID', 'The payment');
  });
}
