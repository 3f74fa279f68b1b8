import type { Context } from '../context.ts';
import type { Tx } from '../database.ts';
import { findReturn, lockReturn, type ReturnRow } from './return.repository.ts';
import { returnMessages, returnRefusedMessage } from './return-messages.ts';
import { canMove, type ReturnCommand, type ReturnStatus } from './return-status.ts';

type Command = { on: ReturnCommand; to: ReturnStatus };

/**
 * Moves a return at a person's command, or says why not: it is not the caller's, it was changed since
 * it was read, or its state does not allow it. `apply` runs with the return locked.
 */
export function commandReturn(
  context: Context,
  { on, to }: Command,
  input: { id: string; version: number },
  apply: (tx: Tx, row: ReturnRow) => Promise<void>,
) {
  const { locale } = context.viewer;
  return context.transact(async (tx) => {
    const found = await findReturn(tx.db, input.id);
    if (found === null) {
      const message = returnMessages.notFound[locale];
      return { __typename: 'NotFound' as const, message, path: ['input', 'id'] };
    }
    const stale = (currentVersion: number) => ({
      __typename: 'StaleVersion' as const,
      message: returnMessages.staleVersion[locale],
      path: ['input', 'version'],
      currentVersion,
    });
    if (found.version !== input.version) return stale(found.version);
    const from = found.status as ReturnStatus;
    // What was decided once is not decided again, though a refund may still be on its way.
    if (!canMove(on, from, to) || found.resolution !== null) {
      const message = returnRefusedMessage(on, from, locale);
      return { __typename: 'RefusedTransition' as const, message, path: ['input', 'id'], from, to };
    }
    if (!(await lockReturn(tx.db, input.id, input.version))) return stale(input.version + 1);
    await apply(tx, found);
    return { return: (await findReturn(tx.db, input.id)) ?? found };
  });
}
