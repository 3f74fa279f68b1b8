import { parseInput, requiredText } from '@mobilytics/chassis/validate-input';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { DeclineMakeGoodInput } from '../generated/resolvers.ts';
import { makeGoodMessage } from './make-good-messages.ts';

const schema = z.object({ id: z.string(), reason: requiredText(500) });

/** Decides that a proposal is not given. */
export function declineMakeGood(ctx: Context, input: DeclineMakeGoodInput) {
  const { locale, actorId } = ctx.viewer;
  const parsed = parseInput(schema, input, locale);
  if (!parsed.ok) return parsed.error;
  const { id, reason } = parsed.value;
  const path = ['input', 'id'];
  return ctx.transact(async (tx) => {
    const { count } = await tx.db.makeGood.updateMany({
      where: { id, state: 'PROPOSED' },
      data: { state: 'DECLINED', note: reason, decidedById: actorId, changedAt: tx.now },
    });
    const makeGood = await tx.db.makeGood.findUnique({ where: { id } });
    if (makeGood === null) {
      const message = makeGoodMessage('notFound', locale);
      return { __typename: 'NotFound' as const, message, path };
    }
    if (count === 0) {
      const message = makeGoodMessage('notProposed', locale);
      const { state: from } = makeGood;
      return { __typename: 'RefusedTransition' as const, message, path, from, to: 'DECLINED' };
    }
    tx.audit({
      action: 'make_good.declined',
      ...{ targetType: 'MakeGood', targetId: id, organizationId: makeGood.organizationId },
      ...{ before: { state: 'PROPOSED' }, after: { state: 'DECLINED', reason } },
    });
    return { __typename: 'DeclineMakeGoodSuccess' as const, makeGood };
  });
}
