import { parseInput } from '@mobilytics/chassis/validate-input';
import { newId } from '@mobilytics/ids/new-id';
import type { Context } from '../context.ts';
import type { RequestReturnInput } from '../generated/resolvers.ts';
import { orderNotFound } from '../order/command-order.ts';
import type { ShipmentFacts } from '../order/derive-progress.ts';
import { lockOrder, type OrderWithFacts, orderWithFacts } from '../order/order.repository.ts';
import { tell } from '../timeline/timeline.repository.ts';
import {
  createReturn,
  createReturnLines,
  findReturn,
  linesBeingReturned,
  returnNumberOf,
} from './return.repository.ts';
import { requestReturnSchema } from './return-input.ts';
import { returnMessages, serialMessage, tooManyMessage } from './return-messages.ts';
import { returnableQuantity, serialProblem } from './returnable.ts';

type Wanted = { orderLineId: string; quantity: number; serials: string[] };

/** Asks for delivered things to be taken back. Two requests at once cannot name the same piece. */
export async function requestReturn(context: Context, input: RequestReturnInput) {
  const { locale, actorName } = context.viewer;
  const parsed = parseInput(requestReturnSchema, input, locale);
  if (!parsed.ok) return parsed.error;
  const { orderId, lines, reason, note } = parsed.value;
  return context.transact(async (tx) => {
    const order = await lockOrder(tx.db, orderId);
    if (order === null) {
      const { message } = orderNotFound(locale);
      return { __typename: 'NotFound' as const, message, path: ['input', 'orderId'] };
    }
    const problem = findProblem(
      lines,
      await orderWithFacts(tx.db, orderId),
      await linesBeingReturned(tx.db, [orderId]),
      locale,
    );
    if (problem !== null) return problem;
    const { organizationId } = order;
    const id = newId('ret', tx.now);
    const created = await createReturn(tx.db, {
      ...{ id, organizationId, orderId, reason, note: note ?? null },
      status: 'REQUESTED',
      requestedAt: tx.now,
    });
    await createReturnLines(
      tx.db,
      lines.map((line, position) => ({
        id: newId('rln', tx.now),
        ...{ returnId: id, organizationId, position },
        ...line,
      })),
    );
    const number = returnNumberOf(created);
    await tell(tx.db, order, {
      kind: 'RETURN_REQUESTED',
      data: { number },
      ...{ occurredAt: tx.now, actorName, referenceId: id },
    });
    tx.audit({
      action: 'return.requested',
      ...{ targetType: 'Return', targetId: id, organizationId },
      after: { number, orderId, reason, lines },
    });
    return {
      __typename: 'RequestReturnSuccess' as const,
      return: (await findReturn(tx.db, id)) ?? created,
    };
  });
}

function findProblem(
  wanted: Wanted[],
  order: OrderWithFacts,
  returning: Wanted[],
  locale: 'en' | 'fr',
) {
  const delivered = (order.shipments as unknown as ShipmentFacts[])
    .filter(({ status }) => status === 'DELIVERED')
    .flatMap(({ lines }) => lines);
  for (const [index, part] of wanted.entries()) {
    const at = ['input', 'lines', String(index)];
    const line = order.lines.find(({ id }) => id === part.orderLineId);
    if (line === undefined) {
      const message = returnMessages.lineNotFound[locale];
      return { __typename: 'NotFound' as const, message, path: [...at, 'orderLineId'] };
    }
    const most = returnableQuantity(line, returning);
    if (part.quantity > most)
      return tooMany(tooManyMessage(most, locale), [...at, 'quantity'], most);
    const problem = serialProblem(line, part, delivered, returning);
    if (problem !== 'NONE')
      return tooMany(serialMessage(problem, locale), [...at, 'serials'], most);
  }
  return null;
}

const tooMany = (message: string, path: string[], quantity: number) => ({
  __typename: 'NotReturnable' as const,
  ...{ message, path, returnableQuantity: quantity },
});
