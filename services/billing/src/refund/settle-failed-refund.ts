import { parseInput, requiredText } from '@mobilytics/chassis/validate-input';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { refundMessage } from './refund-messages.ts';

const schema = z.object({ id: z.string(), note: requiredText(500) });

/** Notes how the customer got the money that the bank sent back; it leaves the work queue. */
export async function settleFailedRefund(ctx: Context, input: { id: string; note: string }) {
  const { locale, actorName } = ctx.viewer;
  const parsed = parseInput(schema, input, locale);
  if (!parsed.ok) return parsed.error;
  const { id, note } = parsed.value;
  const path = ['input', 'id'];
  return ctx.transact(async (tx) => {
    const refund = await tx.db.refund.findUnique({ where: { id } });
    if (!refund) {
      return { __typename: 'NotFound' as const, message: refundMessage('noRefund', locale), path };
    }
    if (refund.state !== 'FAILED') {
      const message = refundMessage('notFailed', locale);
      const states = { from: refund.state, to: 'FAILED' };
      return { __typename: 'RefusedTransition' as const, message, path, ...states };
    }
    const settled = await tx.db.refund.update({
      where: { id },
      data: { failureNote: note, failureSettledBy: actorName, failureSettledAt: tx.now },
    });
    tx.audit({
      action: 'refund.failure_settled',
      ...{ targetType: 'Refund', targetId: id, organizationId: refund.organizationId },
      ...{ before: { note: refund.failureNote }, after: { note } },
    });
    return { __typename: 'SettleFailedRefundSuccess' as const, refund: settled };
  });
}
