import type { Database } from '../context.ts';
import type { CreditNote, Refund } from '../generated/prisma/client.ts';

/** The credit notes that gave refunds, by Stripe's `re_…`. */
export async function creditNotesOf(
  db: Database,
  refunds: readonly Pick<Refund, 'stripeRefundId'>[],
): Promise<Map<string, CreditNote>> {
  const ids = refunds.map(({ stripeRefundId }) => stripeRefundId);
  const notes = await db.creditNote.findMany({ where: { stripeRefundIds: { hasSome: ids } } });
  return new Map(notes.flatMap((note) => note.stripeRefundIds.map((id) => [id, note] as const)));
}

/**
 * Why money went back in our words, by our id of the refund. Stripe makes the refund of a credit note
 * without a word of ours: it has the reason for which the credit note was asked for.
 */
export async function reasonsOf(
  db: Database,
  refunds: readonly Refund[],
): Promise<Map<string, string>> {
  const silent = refunds.filter(({ reason }) => reason === null);
  const notes = await creditNotesOf(db, silent);
  const requestIds = [...notes.values()].flatMap(({ moneyRequestId: id }) => id ?? []);
  const requests = await db.moneyRequest.findMany({ where: { id: { in: requestIds } } });
  return new Map(
    refunds.flatMap(({ id, reason, stripeRefundId }) => {
      const requestId = notes.get(stripeRefundId)?.moneyRequestId;
      const why = reason ?? requests.find((request) => request.id === requestId)?.reason;
      return why ? [[id, why] as const] : [];
    }),
  );
}
