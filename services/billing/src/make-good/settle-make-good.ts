import type { Tx } from '../context.ts';
import type { MakeGood, MoneyRequest } from '../generated/prisma/client.ts';

type Change = { state: string; creditNoteId?: string | null; note?: string | null; remedy?: null };

/**
 * What the end of its request means for a make-good: it is credited, or it is proposed again, because
 * somebody said no or Stripe refused. Null while the request goes on, or when more days were approved,
 * of which campaigns tells.
 */
export function changeBy(request: MoneyRequest): Change | null {
  switch (request.state) {
    case 'DONE':
      return request.stripeObjectId === null
        ? null
        : { state: 'CREDITED', creditNoteId: request.stripeObjectId };
    case 'DECLINED':
      return { state: 'PROPOSED', remedy: null, note: request.decisionReason };
    case 'REFUSED':
      return { state: 'PROPOSED', remedy: null, note: request.refusal };
    default:
      return null;
  }
}

export async function settleMakeGood(tx: Tx, { id, moneyRequestId }: MakeGood): Promise<void> {
  const request =
    moneyRequestId && (await tx.db.moneyRequest.findUnique({ where: { id: moneyRequestId } }));
  const change = request ? changeBy(request) : null;
  if (!request || change === null) return;
  const { count } = await tx.db.makeGood.updateMany({
    where: { id, state: 'REQUESTED', moneyRequestId },
    data: { ...change, changedAt: tx.now },
  });
  if (count === 0) return;
  tx.audit({
    action: change.state === 'CREDITED' ? 'make_good.credited' : 'make_good.returned',
    ...{ targetType: 'MakeGood', targetId: id, organizationId: request.organizationId },
    after: change,
  });
}
