import type { PlannedOrder } from '../../year/plan-orders.ts';
import type { Api } from '../api.ts';
import type { LoadedOrder } from '../orders.ts';
import type { People } from '../people.ts';
import { until } from '../side-by-side.ts';

const MONEY = `query ($id: ID!) { order(id: $id) {
  payments { id state stripePaymentIntentId }
  invoices { id state issuedAt lines { stripeLineId } } } }`;

export type OrderMoney = {
  orderId: string;
  payment: { id: string; stripePaymentIntentId: string };
  invoice: { id: string; lines: { stripeLineId: string }[] };
};

type Answer = {
  payments: { id: string; state: string; stripePaymentIntentId: string }[] | null;
  invoices: (OrderMoney['invoice'] & { state: string; issuedAt: string })[] | null;
};

/** The payment and the invoice of a paid order, once billing has fetched both. */
export function moneyOf(
  api: Api,
  { finance }: People,
  orders: readonly LoadedOrder[],
  planned: PlannedOrder,
): Promise<OrderMoney> {
  const orderId = orders.find(({ order }) => order === planned)?.orderId;
  if (orderId === undefined) throw new Error(`${planned.reference} was not loaded.`);
  return until(`The payment of ${planned.reference}`, async () => {
    const order = await api.ask<Answer>(finance, MONEY, { id: orderId });
    const payment = order.payments?.find(({ state }) => state === 'SUCCEEDED');
    // A plan's renewals are invoices of its order too; the order's own is the oldest.
    const [invoice] = (order.invoices ?? [])
      .filter(({ state }) => state === 'PAID')
      .toSorted((a, b) => a.issuedAt.localeCompare(b.issuedAt));
    return payment && invoice ? { orderId, payment, invoice } : null;
  });
}
