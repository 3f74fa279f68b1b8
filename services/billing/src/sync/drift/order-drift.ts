import type { Work } from '../../context.ts';
import type { FoundDrift } from './open-drift.ts';

/** A payment is followed by its release within seconds; this long leaves room for a busy hour. */
const releaseGraceMs = 10 * 60_000;
const most = 1_000;

type Found = Omit<FoundDrift, 'runId'>;

interface OrderRow {
  orderId: string;
  organizationId: string;
  stripeCustomerId: string | null;
  orderState: string;
  totalMinor: number;
  currency: string;
  paymentId: string | null;
  paymentState: string | null;
  paidMinor: number | null;
  paidCurrency: string | null;
  /** Given back at Stripe without a request of ours. */
  returnedMinor: number;
}

/** Orders whose fetched payment succeeded and that nobody released. */
export async function paidNotReleased(work: Work): Promise<Found[]> {
  const before = new Date(Date.now() - releaseGraceMs);
  const rows = await work.db.$queryRaw<OrderRow[]>`
    SELECT o."orderId", o."organizationId", a."stripeCustomerId", o."state" AS "orderState",
      o."totalMinor", o."currency", p."id" AS "paymentId", p."state" AS "paymentState",
      p."amountMinor" AS "paidMinor", p."currency" AS "paidCurrency", 0 AS "returnedMinor"
    FROM "PayableOrder" o
    JOIN "Payment" p ON p."orderId" = o."orderId" AND p."state" = 'SUCCEEDED'
    LEFT JOIN "BillingAccount" a ON a."organizationId" = o."organizationId"
    WHERE o."state" IN ('WAITING', 'EXPIRED') AND o."confirmedPaymentId" IS NULL AND p."createdAt" < ${before}
    ORDER BY o."placedAt" LIMIT ${most}`;
  return rows.map((row) => orderDrift('PAID_NOT_RELEASED', row));
}

/** Canceled orders of whose payment something is still with us. */
export async function paidCanceled(work: Work): Promise<Found[]> {
  const rows = await work.db.$queryRaw<OrderRow[]>`
    SELECT DISTINCT ON (o."orderId") o."orderId", o."organizationId", a."stripeCustomerId",
      o."state" AS "orderState", 0 AS "totalMinor", o."currency", p."id" AS "paymentId",
      p."state" AS "paymentState", p."amountMinor" AS "paidMinor", p."currency" AS "paidCurrency",
      coalesce(r."returnedMinor", 0)::int AS "returnedMinor"
    FROM "PayableOrder" o
    JOIN "Payment" p ON p."orderId" = o."orderId" AND p."state" = 'SUCCEEDED'
    LEFT JOIN "BillingAccount" a ON a."organizationId" = o."organizationId"
    LEFT JOIN LATERAL (
      SELECT sum("amountMinor") AS "returnedMinor" FROM "Refund"
      WHERE "paymentId" = p."id" AND "state" NOT IN ('FAILED', 'CANCELED')) r ON true
    WHERE o."state" = 'CANCELED' AND p."amountMinor" > coalesce(r."returnedMinor", 0)
    ORDER BY o."orderId", p."createdAt" DESC LIMIT ${most}`;
  return rows.map((row) => orderDrift('PAID_CANCELED', row));
}

/** Orders that were released for a payment which is none: not succeeded, other, or given back there. */
export async function releasedNotPaid(work: Work): Promise<Found[]> {
  const rows = await work.db.$queryRaw<OrderRow[]>`
    SELECT o."orderId", o."organizationId", a."stripeCustomerId", o."state" AS "orderState",
      o."totalMinor", o."currency", p."id" AS "paymentId", p."state" AS "paymentState",
      p."amountMinor" AS "paidMinor", p."currency" AS "paidCurrency",
      coalesce(r."returnedMinor", 0)::int AS "returnedMinor"
    FROM "PayableOrder" o
    LEFT JOIN "Payment" p ON p."id" = o."confirmedPaymentId"
    LEFT JOIN "BillingAccount" a ON a."organizationId" = o."organizationId"
    LEFT JOIN LATERAL (
      SELECT sum("amountMinor") AS "returnedMinor" FROM "Refund"
      WHERE "paymentId" = p."id" AND "moneyRequestId" IS NULL
        AND "state" NOT IN ('FAILED', 'CANCELED')) r ON true
    WHERE o."confirmedPaymentId" IS NOT NULL AND o."state" <> 'CANCELED' AND (
      p."id" IS NULL OR p."state" <> 'SUCCEEDED' OR p."amountMinor" <> o."totalMinor"
      OR p."currency" <> o."currency"
      OR (p."amountMinor" > 0 AND r."returnedMinor" >= p."amountMinor"))
    ORDER BY o."placedAt" LIMIT ${most}`;
  return rows.map((row) => orderDrift('RELEASED_NOT_PAID', row));
}

type OrderCategory = 'PAID_NOT_RELEASED' | 'PAID_CANCELED' | 'RELEASED_NOT_PAID';

function orderDrift(category: OrderCategory, row: OrderRow): Found {
  const { orderId, organizationId, stripeCustomerId } = row;
  const ours = { state: row.orderState, totalMinor: row.totalMinor, currency: row.currency };
  const theirs = {
    ...{ paymentId: row.paymentId, state: row.paymentState, amountMinor: row.paidMinor },
    ...{ currency: row.paidCurrency, returnedMinor: row.returnedMinor },
  };
  const field = (path: string, left: unknown, right: unknown) => ({
    path,
    ours: JSON.stringify(left),
    theirs: JSON.stringify(right),
  });
  const fields = [
    field('state', ours.state, theirs.state),
    ...(ours.totalMinor === theirs.amountMinor
      ? []
      : [field('amountMinor', ours.totalMinor, theirs.amountMinor)]),
    ...(ours.currency === theirs.currency
      ? []
      : [field('currency', ours.currency, theirs.currency)]),
    ...(theirs.returnedMinor > 0 ? [field('returnedMinor', 0, theirs.returnedMinor)] : []),
  ];
  return {
    ...{ category, objectType: 'order', objectId: orderId, organizationId, stripeCustomerId },
    ...{ fields, ours, theirs },
  };
}
