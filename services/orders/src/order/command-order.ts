import type { Context } from '../context.ts';
import type { Tx } from '../database.ts';
import { messages, refusedMessage } from '../messages.ts';
import { findOrder, lockVersion, type OrderRow, orderWithFacts } from './order.repository.ts';
import { deriveOrder } from './order-facts.ts';
import { type OrderStatus, type Transition, transitionOn } from './order-status.ts';

const targets = { CANCEL: 'CANCELED', HOLD: 'ON_HOLD', RELEASE: 'CONFIRMED' } as const;

/**
 * Moves an order at a person's command, or says why not: it is not the caller's, it was changed
 * since it was read, or its state does not allow it. `apply` runs with the order locked.
 */
export function commandOrder(
  context: Context,
  trigger: keyof typeof targets,
  input: { id: string; version: number },
  apply: (tx: Tx, order: OrderRow, transition: Transition) => Promise<void>,
) {
  const { locale } = context.viewer;
  return context.transact(async (tx) => {
    const found = await findOrder(tx.db, input.id);
    if (found === null) return orderNotFound(locale);
    if (found.version !== input.version) return staleVersion(found.version, locale);
    const { facts } = deriveOrder(await orderWithFacts(tx.db, input.id));
    const transition = transitionOn(trigger, facts);
    if (transition === undefined) {
      return {
        __typename: 'RefusedTransition' as const,
        message: refusedMessage(trigger, found.status as OrderStatus, locale),
        path: ['input', 'id'],
        from: found.status,
        to: targets[trigger],
      };
    }
    const order = await lockVersion(tx.db, input.id, input.version);
    if (order === null) {
      const now = await findOrder(tx.db, input.id);
      return staleVersion(now?.version ?? input.version + 1, locale);
    }
    await apply(tx, order, transition);
    return { order: (await findOrder(tx.db, input.id)) ?? order };
  });
}

export function orderNotFound(locale: 'en' | 'fr') {
  const message = messages.orderNotFound[locale];
  return { __typename: 'NotFound' as const, message, path: ['input', 'id'] };
}

function staleVersion(currentVersion: number, locale: 'en' | 'fr') {
  return {
    __typename: 'StaleVersion' as const,
    message: messages.staleVersion[locale],
    path: ['input', 'version'],
    currentVersion,
  };
}
