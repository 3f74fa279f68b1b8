import type { Work } from '../context.ts';
import type { MoneyRequest } from '../generated/prisma/client.ts';
import { carryOut } from '../intent/carry-out.ts';
import { guardMoney } from '../sync/guard-money.ts';
import { moneyKindOf } from './money-kinds.ts';
import { statesBefore, underWay } from './money-request-state.ts';

/**
 * Takes an approved request as far as it goes now: it waits while the mirror is not in step, and is
 * done once however often and by however many this is called.
 */
export async function carryOutRequest(work: Work, requestId: string): Promise<void> {
  const request = await work.db.moneyRequest.findUnique({ where: { id: requestId } });
  if (!request || !(underWay as readonly string[]).includes(request.state)) return;
  const intentId = request.intentId ?? (await begin(work, request));
  if (intentId === null) return;
  const outcome = await carryOut(work, intentId);
  if (outcome.outcome === 'DONE') await end(work, request, { doneAs: outcome.objectId });
  if (outcome.outcome === 'REFUSED') await end(work, request, { refusal: outcome.message });
}

/** Stores the intent of the request; null when there is none to carry out. */
async function begin(work: Work, request: MoneyRequest): Promise<string | null> {
  const { id, organizationId } = request;
  const block = await guardMoney(work, organizationId);
  if (block !== null) {
    await wait(work, request, block.reason);
    return null;
  }
  const kind = moneyKindOf(request.kind);
  return work.transact(async (tx) => {
    // Writing the row locks it: of two callers one begins, the other finds what it began.
    const { count } = await tx.db.moneyRequest.updateMany({
      where: { id, state: { in: statesBefore('CARRYING_OUT') } },
      data: { state: 'CARRYING_OUT', blockReason: null, changedAt: tx.now },
    });
    if (count === 0) {
      const now = await tx.db.moneyRequest.findUniqueOrThrow({ where: { id } });
      return now.state === 'CARRYING_OUT' ? now.intentId : null;
    }
    const begun = await kind.begin(tx, request, kind.params.parse(request.params));
    if ('intentId' in begun) {
      await tx.db.moneyRequest.update({ where: { id }, data: { intentId: begun.intentId } });
      return begun.intentId;
    }
    await conclude(tx, request, begun);
    return null;
  });
}

async function wait(work: Work, { id, ...request }: MoneyRequest, blockReason: string) {
  if (request.state === 'BLOCKED' && request.blockReason === blockReason) return;
  await work.transact(async (tx) => {
    const { count } = await tx.db.moneyRequest.updateMany({
      where: { id, state: { in: ['APPROVED', 'BLOCKED'] } },
      data: { state: 'BLOCKED', blockReason, changedAt: tx.now },
    });
    if (count === 0) return;
    tx.audit({
      action: 'money_request.blocked',
      ...{ targetType: 'MoneyRequest', targetId: id, organizationId: request.organizationId },
      ...{ before: { state: request.state }, after: { state: 'BLOCKED', blockReason } },
    });
  });
}

type Conclusion = { doneAs: string | null } | { refusal: string };

const end = (work: Work, request: MoneyRequest, conclusion: Conclusion) =>
  work.transact((tx) => conclude(tx, request, conclusion));

async function conclude(
  tx: Parameters<Parameters<Work['transact']>[0]>[0],
  { id, organizationId }: MoneyRequest,
  conclusion: Conclusion,
): Promise<void> {
  const change =
    'refusal' in conclusion
      ? { state: 'REFUSED', refusal: conclusion.refusal }
      : { state: 'DONE', stripeObjectId: conclusion.doneAs };
  const { count } = await tx.db.moneyRequest.updateMany({
    where: { id, state: 'CARRYING_OUT' },
    data: { ...change, changedAt: tx.now, endedAt: tx.now },
  });
  if (count === 0) return;
  tx.audit({
    action: change.state === 'DONE' ? 'money_request.done' : 'money_request.refused',
    ...{ targetType: 'MoneyRequest', targetId: id, organizationId, after: change },
  });
}
