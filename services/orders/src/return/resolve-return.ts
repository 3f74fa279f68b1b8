import { invalidInput, parseInput } from '@mobilytics/chassis/validate-input';
import type { Identity } from '@mobilytics/identity/identity';
import type { Address } from '../address/address.ts';
import type { Context } from '../context.ts';
import type { Tx } from '../database.ts';
import type { ResolveReturnInput } from '../generated/resolvers.ts';
import { linesOfOrders, numberOf, orderWithFacts } from '../order/order.repository.ts';
import { tell } from '../timeline/timeline.repository.ts';
import { commandReturn } from './command-return.ts';
import { refundDue } from './refund-due.ts';
import { changeReturn, findReturn, type ReturnRow, returnNumberOf } from './return.repository.ts';
import { resolveReturnSchema } from './return-input.ts';
import { returnMessages } from './return-messages.ts';
import { returnedLines } from './returned-lines.ts';

/**
 * Decides what the customer gets for an inspected return. A replacement is told to the warehouse at
 * once, a refund to billing. The refund stays due until billing confirms it: money is never called
 * paid by hand.
 */
export async function resolveReturn(context: Context, input: ResolveReturnInput) {
  const parsed = parseInput(resolveReturnSchema, input, context.viewer.locale);
  if (!parsed.ok) return parsed.error;
  const { resolution } = input;
  const note = parsed.value.note ?? null;
  const { actorName, locale } = context.viewer;
  if (resolution === 'REFUND') {
    const found = await findReturn(context.db, input.id);
    const lines = found && (await linesOfOrders(context.db, [found.orderId]));
    // What is not back, or is not ours, is not paid for; to give nothing, the return is rejected.
    if (found?.status === 'INSPECTED' && lines && refundDue(found.lines, lines).amountMinor === 0) {
      const message = returnMessages.nothingToRefund[locale];
      return invalidInput([{ message, path: ['input', 'resolution'], code: 'NOTHING_TO_REFUND' }]);
    }
  }
  const command = { on: 'RESOLVE', to: 'REPLACED' } as const;
  const result = await commandReturn(context, command, input, async (tx, row) => {
    const { id, organizationId } = row;
    const isReplaced = resolution === 'REPLACE';
    const order = await orderWithFacts(tx.db, row.orderId);
    await changeReturn(tx.db, id, {
      ...{ resolution, decisionNote: note },
      ...(isReplaced ? { status: 'REPLACED', closedAt: tx.now } : {}),
    });
    await tell(tx.db, order, {
      kind: 'RETURN_RESOLVED',
      data: { number: returnNumberOf(row), resolution },
      ...{ occurredAt: tx.now, actorName, referenceId: id },
    });
    if (isReplaced) await replace(tx, row, order);
    else askForRefund(tx, row, order, note, context.viewer);
    tx.audit({
      action: 'return.resolved',
      ...{ targetType: 'Return', targetId: id, organizationId },
      ...{ before: { status: row.status }, after: { resolution, note } },
    });
  });
  return 'return' in result ? { __typename: 'ResolveReturnSuccess' as const, ...result } : result;
}

async function replace(
  tx: Tx,
  row: ReturnRow,
  order: Awaited<ReturnType<typeof orderWithFacts>>,
): Promise<void> {
  const { id: returnId, orderId, organizationId } = row;
  tx.emit(
    'return.replaced',
    {
      ...{ returnId, number: returnNumberOf(row), orderId, orderNumber: numberOf(order) },
      ...{ currency: order.currency, contactEmail: order.contactEmail },
      shippingMethod: order.shippingMethod as 'STANDARD' | 'EXPRESS',
      shippingAddress: order.shippingAddress as Address,
      lines: await returnedLines(tx.db, row),
    },
    { organizationId },
  );
}

/** Tells billing how much the customer is to get back, and what for. */
function askForRefund(
  tx: Tx,
  row: ReturnRow,
  order: Awaited<ReturnType<typeof orderWithFacts>>,
  note: string | null,
  viewer: Identity,
): void {
  const { id: returnId, orderId, organizationId } = row;
  const number = returnNumberOf(row);
  tx.emit(
    'return.refund_due',
    {
      ...{ returnId, number, orderId, orderNumber: numberOf(order), currency: order.currency },
      ...refundDue(row.lines, order.lines),
      reason: [
        `Return ${number}: ${row.reason.toLowerCase().replaceAll('_', ' ')}`,
        note ?? row.note,
      ]
        .filter(Boolean)
        .join('. '),
      ...{ agreedById: viewer.actorId ?? 'orders', agreedByName: viewer.actorName },
    },
    { organizationId },
  );
}
