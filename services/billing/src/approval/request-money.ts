import { newId } from '@mobilytics/ids/new-id';
import type { Tx } from '../context.ts';
import type { MoneyRequest, Prisma } from '../generated/prisma/client.ts';
import { carryOutMoneyRequestJob } from '../jobs/queued.ts';
import type { MoneyRequestKind } from './money-kind.ts';

/** One fact that a request rests on; `id` is what it leads to, for example an order's. */
export type Evidence = { label: string; value: string; id?: string };

export interface MoneyAsked {
  kind: MoneyRequestKind;
  organizationId: string;
  /** What makes it one: the same key is the same request. Left out, it is one of its own. */
  key?: string;
  amountMinor: number;
  currency: string;
  /** Why, in the words of who asks. */
  reason: string;
  /** As the kind's schema has it; given the request's id, for what names it at Stripe. */
  params: Prisma.InputJsonObject;
  evidence?: Evidence[];
  needsApproval: boolean;
  askedBy: { id: string; name: string | null };
  paymentId?: string | null;
  invoiceId?: string | null;
  orderId?: string | null;
  returnId?: string | null;
}

/**
 * Stores that somebody wants to move money. What needs no approval is carried out at once, by a job
 * if the caller does not. The same key gives the request that it gave before.
 */
export async function requestMoney(tx: Tx, asked: MoneyAsked): Promise<MoneyRequest> {
  const state = asked.needsApproval ? 'REQUESTED' : 'APPROVED';
  const { request, isNew } = await storeRequest(tx, asked, { state });
  if (isNew && state === 'APPROVED') tx.enqueue(carryOutMoneyRequestJob, { requestId: request.id });
  return request;
}

/** Keeps a request that cannot be carried out, with the reason, for who has to find another way. */
export async function refuseMoney(
  tx: Tx,
  asked: MoneyAsked,
  refusal: string,
): Promise<MoneyRequest> {
  const change = { state: 'REFUSED', refusal, endedAt: tx.now };
  return (await storeRequest(tx, asked, change)).request;
}

async function storeRequest(
  tx: Tx,
  asked: MoneyAsked,
  { state, ...more }: { state: string; refusal?: string; endedAt?: Date },
): Promise<{ request: MoneyRequest; isNew: boolean }> {
  const id = newId('mrq', tx.now);
  const key = asked.key ?? id;
  const { kind, organizationId, amountMinor, currency, reason, needsApproval } = asked;
  const { count } = await tx.db.moneyRequest.createMany({
    data: [
      {
        ...{ id, key, kind, organizationId, amountMinor, currency, reason, needsApproval, state },
        params: asked.params,
        evidence: asked.evidence ?? [],
        ...{ paymentId: asked.paymentId ?? null, invoiceId: asked.invoiceId ?? null },
        ...{ orderId: asked.orderId ?? null, returnId: asked.returnId ?? null },
        ...{ askedById: asked.askedBy.id, askedByName: asked.askedBy.name },
        ...{ askedAt: tx.now, changedAt: tx.now },
        ...more,
      },
    ],
    skipDuplicates: true,
  });
  if (count === 1) {
    tx.audit({
      action: 'money_request.asked',
      ...{ targetType: 'MoneyRequest', targetId: id, organizationId },
      after: { kind, amountMinor, currency, reason, state },
    });
  }
  const request = await tx.db.moneyRequest.findUniqueOrThrow({ where: { key } });
  return { request, isNew: count === 1 };
}
