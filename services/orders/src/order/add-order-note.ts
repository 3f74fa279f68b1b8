import { parseInput } from '@mobilytics/chassis/validate-input';
import type { Context } from '../context.ts';
import type { AddOrderNoteInput } from '../generated/resolvers.ts';
import { tell } from '../timeline/timeline.repository.ts';
import { orderNotFound } from './command-order.ts';
import { findOrder } from './order.repository.ts';
import { noteSchema } from './order-input.ts';

/** Writes a note that only staff see. */
export async function addOrderNote(context: Context, input: AddOrderNoteInput) {
  const { locale, actorName } = context.viewer;
  const parsed = parseInput(noteSchema, input, locale);
  if (!parsed.ok) return parsed.error;
  const { text } = parsed.value;
  return context.transact(async (tx) => {
    const order = await findOrder(tx.db, input.id);
    if (order === null) return orderNotFound(locale);
    const { organizationId } = order;
    await tell(tx.db, order, {
      kind: 'NOTE',
      data: { text },
      occurredAt: tx.now,
      internal: true,
      actorName,
    });
    const target = { targetType: 'Order', targetId: order.id, organizationId };
    tx.audit({ action: 'order.noted', ...target, after: { text } });
    return { __typename: 'AddOrderNoteSuccess' as const, order };
  });
}
