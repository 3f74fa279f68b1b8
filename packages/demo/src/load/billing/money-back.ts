import type {
  MoneyBack,
  PlannedCreditNote,
  PlannedRefund,
} from '../../year/billing/plan-money-back.ts';
import type { Api } from '../api.ts';
import { mutation } from '../mutation.ts';
import type { LoadedOrder } from '../orders.ts';
import type { People } from '../people.ts';
import { until } from '../side-by-side.ts';
import { moneyOf } from './order-money.ts';
import { atStripe } from './stripe-control.ts';
import type { Moment } from './timeline.ts';

const REFUND = mutation('refundPayment', 'request { id state }');
const CREDIT = mutation('createCreditNote', 'request { id state }');
const APPROVE = mutation('approveMoneyRequest');
const DECLINE = mutation('declineMoneyRequest');
const REQUEST = 'query ($id: ID!) { moneyRequest(id: $id) { state stripeObjectId refusal } }';
const REFUND_STATE = 'query ($id: ID!) { refund(id: $id) { state } }';

export type Loaded = {
  api: Api;
  people: People;
  orders: readonly LoadedOrder[];
  stripeUrl: string;
};
type Request = { request: { id: string } };
type Standing = { state: string; stripeObjectId: string | null; refusal: string | null };

/** Refunds and credit notes of orders, each on its day. */
export function moneyBackMoments(
  loaded: Loaded,
  { refunds, creditNotes }: Pick<MoneyBack, 'refunds' | 'creditNotes'>,
): Moment[] {
  return [
    ...refunds.map((refund) => ({
      daysAgo: refund.daysAgo,
      act: (at: Date) => refundOrder(loaded, refund, at),
    })),
    ...creditNotes.map((note) => ({
      daysAgo: note.daysAgo,
      act: (at: Date) => creditOrder(loaded, note, at),
    })),
  ];
}

/** Finance asks; what is above the limit is decided by somebody else. */
async function refundOrder(
  { api, people, orders, stripeUrl }: Loaded,
  { key, order, amount, fate, stripeReason, reason }: PlannedRefund,
  at: Date,
): Promise<void> {
  const { payment } = await moneyOf(api, people, orders, order);
  const step = `refund-${key}`;
  const { request } = await api.act<Request>(
    people.finance,
    REFUND,
    { paymentId: payment.id, amount, currency: order.customer.currency, stripeReason, reason },
    { at, key: step },
  );
  const { id } = request;
  if (fate === 'WAITING') return;
  if (fate === 'DECLINED') {
    const why = 'The price was on the order. Please explain it to the customer.';
    const act = { at, key: `${step}-decline` };
    return void (await api.act(people.admin, DECLINE, { id, reason: why }, act));
  }
  if (fate === 'APPROVED')
    await api.act(people.admin, APPROVE, { id }, { at, key: `${step}-approve` });
  const { stripeObjectId } = await carriedOut(api, people, id);
  if (fate !== 'FAILED') return;
  const refund = await api.ask<{ state: string } | null>(people.finance, REFUND_STATE, {
    id: stripeObjectId,
  });
  if (refund?.state === 'FAILED') return;
  await atStripe(stripeUrl, `/refunds/${stripeObjectId}/settle`, {
    ...{ outcome: 'failed', failureReason: 'expired_or_canceled_card' },
  });
}

async function creditOrder(
  { api, people, orders }: Loaded,
  { key, order, amount, settlement, stripeReason, reason, memo }: PlannedCreditNote,
  at: Date,
): Promise<void> {
  const { invoice } = await moneyOf(api, people, orders, order);
  const [line] = invoice.lines;
  const piece = { lines: [{ stripeLineId: line?.stripeLineId, quantity: 1 }] };
  const { request } = await api.act<Request>(
    people.finance,
    CREDIT,
    {
      ...{ invoiceId: invoice.id, settlement, stripeReason, reason },
      ...(amount === null ? piece : { amount }),
      memo: memo[order.customer.locale],
    },
    { at, key: `credit-${key}` },
  );
  await carriedOut(api, people, request.id);
}

/** Waits until what was asked for is done at Stripe. */
export function carriedOut(api: Api, { finance }: People, id: string): Promise<Standing> {
  return until(`The end of ${id}`, async () => {
    const request = await api.ask<Standing>(finance, REQUEST, { id });
    if (request.state === 'REFUSED') throw new Error(`${id} was refused: ${request.refusal}`);
    return request.state === 'DONE' ? request : null;
  });
}
