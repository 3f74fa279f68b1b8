import type { Api } from '../api.ts';
import { mutation } from '../mutation.ts';
import type { People } from '../people.ts';
import { sideBySide, until } from '../side-by-side.ts';
import { atStripe, objectsAtStripe } from './stripe-control.ts';

const EXPORT = mutation('startBillingExport', 'export { id }');
const EXPORT_STATE = 'query ($id: ID!) { billingExport(id: $id) { state error } }';
const RECONCILE = mutation('startReconcile', 'run { id }');
const RUN = 'query ($id: ID!) { reconcileRun(id: $id) { state drift { category open } } }';
const SYNC = 'query { syncStatus { pendingEvents pendingIntents } }';

/** A slow machine applies what renewals and campaigns brought about for minutes. */
const PATIENCE_MS = 600_000;

type Sync = { pendingEvents: number; pendingIntents: number };
type Payout = { id: string; currency: string; status: string };
type Run = { state: string; drift: { category: string; open: number }[] };

/** Finance takes last month's books out. */
export async function exportLastMonth(api: Api, { finance }: People, now: Date): Promise<void> {
  const day = (date: Date) => date.toISOString().slice(0, 10);
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1));
  const last = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 0));
  await sideBySide(['JOURNAL', 'INVOICES', 'PAYMENTS'], 3, async (kind) => {
    const input = { kind, from: day(first), to: day(last) };
    const { export: begun } = await api.act<{ export: { id: string } }>(finance, EXPORT, input, {
      key: `export-${kind}`,
    });
    await until(`The export ${kind}`, async () => {
      const { state, error } = await api.ask<{ state: string; error: string | null }>(
        ...([finance, EXPORT_STATE, { id: begun.id }] as const),
      );
      if (state === 'FAILED') throw new Error(`The export ${kind} failed: ${error}`);
      return state === 'DONE' ? state : null;
    });
  });
}

/** What became available is paid out to our bank. */
export async function payOut(stripeUrl: string): Promise<void> {
  const earlier = await objectsAtStripe<Payout>(stripeUrl, 'payout');
  for (const currency of ['cad', 'usd']) {
    const payout =
      earlier.find((each) => each.currency === currency) ??
      (await atStripe<Payout>(stripeUrl, '/payouts', { currency }));
    if (payout.status === 'paid') continue;
    await atStripe(stripeUrl, `/payouts/${payout.id}/settle`, { outcome: 'paid' });
  }
}

/** Compares everything with Stripe, once nothing is under way; the year ends without a difference. */
export async function proveParity(api: Api, { finance }: People): Promise<void> {
  const isStill = async () => {
    const sync = await api.ask<Sync>(finance, SYNC, {});
    return sync.pendingEvents + sync.pendingIntents === 0 ? sync : null;
  };
  await until('The last event of Stripe', isStill, PATIENCE_MS);
  const { run } = await api.act<{ run: { id: string } }>(
    finance,
    RECONCILE,
    {},
    {
      key: 'reconcile',
    },
  );
  const isDone = async () => {
    const found = await api.ask<Run>(finance, RUN, { id: run.id });
    return found.state === 'DONE' ? found : null;
  };
  const { drift } = await until('The comparison with Stripe', isDone, PATIENCE_MS);
  const open = drift.filter((each) => each.open > 0);
  if (open.length > 0) throw new Error(`The mirror differs from Stripe: ${JSON.stringify(open)}`);
}
