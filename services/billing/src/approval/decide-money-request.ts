import { parseInput, requiredText } from '@mobilytics/chassis/validate-input';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { MoneyRequest } from '../generated/prisma/client.ts';
import { approvalMessage } from './approval-messages.ts';
import { carryOutRequest } from './carry-out-request.ts';
import { type MoneyRequestState, statesBefore } from './money-request-state.ts';

type Decided = { request: MoneyRequest };

/** Agrees to a request of somebody else, and carries it out. */
export async function approveMoneyRequest(ctx: Context, input: { id: string }) {
  const result = await decide(ctx, input.id, 'APPROVED', null);
  if (!('request' in result)) return result;
  await carryOutRequest(ctx, input.id);
  return { __typename: 'ApproveMoneyRequestSuccess' as const, request: await again(ctx, input.id) };
}

const declineSchema = z.object({ id: z.string(), reason: requiredText(500) });

/** Says no to a request of somebody else; one that waits for the mirror anybody may give up. */
export async function declineMoneyRequest(ctx: Context, input: { id: string; reason: string }) {
  const parsed = parseInput(declineSchema, input, ctx.viewer.locale);
  if (!parsed.ok) return parsed.error;
  const result = await decide(ctx, input.id, 'DECLINED', parsed.value.reason);
  if (!('request' in result)) return result;
  return { __typename: 'DeclineMoneyRequestSuccess' as const, ...result };
}

function decide(
  ctx: Context,
  id: string,
  to: 'APPROVED' | 'DECLINED',
  decisionReason: string | null,
) {
  const { actorId, actorName, locale } = ctx.viewer;
  const path = ['input', 'id'];
  return ctx.transact(async (tx) => {
    const request = await tx.db.moneyRequest.findUnique({ where: { id } });
    if (!request) {
      const message = approvalMessage('notFound', locale);
      return { __typename: 'NotFound' as const, message, path };
    }
    const from = request.state as MoneyRequestState;
    if (from === 'REQUESTED' && request.askedById === actorId) {
      const name = request.askedByName ?? request.askedById;
      const message = approvalMessage('samePerson', locale).replace('{name}', name);
      return { __typename: 'SameStaffMember' as const, message, path, askedByName: name };
    }
    const before = statesBefore(to);
    const { count } = await tx.db.moneyRequest.updateMany({
      where: { id, state: { in: before } },
      data: {
        ...{ state: to, decidedById: actorId, decidedByName: actorName, decidedAt: tx.now },
        ...{ decisionReason, changedAt: tx.now },
        ...(to === 'DECLINED' ? { endedAt: tx.now } : {}),
      },
    });
    if (count === 0) {
      const now = await tx.db.moneyRequest.findUniqueOrThrow({ where: { id } });
      const message = approvalMessage('decided', locale);
      return { __typename: 'RefusedTransition' as const, message, path, from: now.state, to };
    }
    tx.audit({
      action: to === 'APPROVED' ? 'money_request.approved' : 'money_request.declined',
      ...{ targetType: 'MoneyRequest', targetId: id, organizationId: request.organizationId },
      ...{ before: { state: from }, after: { state: to, decisionReason } },
    });
    return { request: await tx.db.moneyRequest.findUniqueOrThrow({ where: { id } }) } as Decided;
  });
}

const again = (ctx: Context, id: string): Promise<MoneyRequest> =>
  ctx.db.moneyRequest.findUniqueOrThrow({ where: { id } });
