import { reserving } from '../approval/money-request-state.ts';
import type { Database } from '../context.ts';
import type { Payment } from '../generated/prisma/client.ts';
import { withoutEffect } from './refund-state.ts';

export interface Refunded {
  /** What went back, or is on its way. */
  refundedMinor: number;
  /** What can still go back: requests that Stripe does not know of yet are spoken for. */
  refundableMinor: number;
}

/**
 * What went back of each payment and what is left of it. A request counts until its refund is
 * mirrored, so that money is neither forgotten nor counted twice in between.
 */
export async function refundedOf(
  db: Database,
  payments: readonly Payment[],
): Promise<Map<string, Refunded>> {
  const ids = payments.map(({ id }) => id);
  const [refunds, requests] = await Promise.all([
    db.refund.findMany({ where: { paymentId: { in: ids } } }),
    db.moneyRequest.findMany({
      // A credit note that refunds names the payment too.
      where: { paymentId: { in: ids }, state: { in: [...reserving] } },
    }),
  ]);
  const seen = new Set(refunds.map(({ moneyRequestId }) => moneyRequestId));
  // A refund that Stripe made with a credit note carries nothing of ours; the note tells of it.
  const notes = await db.creditNote.findMany({
    where: { moneyRequestId: { in: requests.map(({ id }) => id) } },
  });
  const mirrored = new Set(refunds.map(({ stripeRefundId }) => stripeRefundId));
  for (const { moneyRequestId, stripeRefundIds } of notes) {
    if (stripeRefundIds.some((id) => mirrored.has(id))) seen.add(moneyRequestId);
  }
  return new Map(
    payments.map((payment) => {
      const refundedMinor = sum(
        refunds.filter(
          ({ paymentId, state }) =>
            paymentId === payment.id && !(withoutEffect as readonly string[]).includes(state),
        ),
      );
      const reservedMinor = sum(
        requests.filter(({ id, paymentId }) => paymentId === payment.id && !seen.has(id)),
      );
      const paidMinor = payment.state === 'SUCCEEDED' ? payment.amountMinor : 0;
      const refundableMinor = Math.max(0, paidMinor - refundedMinor - reservedMinor);
      return [payment.id, { refundedMinor, refundableMinor }];
    }),
  );
}

/** What is left of one payment, with the payment locked: nobody else can take of it meanwhile. */
export async function lockRefundable(db: Database, payment: Payment): Promise<number> {
  // Writing the row locks it until the transaction ends.
  await db.payment.updateMany({ where: { id: payment.id }, data: { state: payment.state } });
  const locked = await db.payment.findUniqueOrThrow({ where: { id: payment.id } });
  return (await refundedOf(db, [locked])).get(payment.id)?.refundableMinor ?? 0;
}

const sum = (rows: { amountMinor: number }[]): number =>
  rows.reduce((total, { amountMinor }) => total + amountMinor, 0);
