import { parseInput, requiredText } from '@mobilytics/chassis/validate-input';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type {
  ReopenShipmentExceptionInput,
  ResolveShipmentExceptionInput,
} from '../generated/resolvers.ts';
import { notFound, refusedTransition } from '../user-errors.ts';
import { changeException, lockException } from './change-exception.ts';

const inputSchema = z.object({ exceptionId: z.string(), reason: requiredText(2000) });

/** Closes an exception. It stays closed until something new happens to the parcel. */
export async function resolveException(ctx: Context, given: ResolveShipmentExceptionInput) {
  const answer = await settle(ctx, given, 'RESOLVED');
  return 'exception' in answer
    ? { __typename: 'ResolveShipmentExceptionSuccess' as const, ...answer }
    : answer;
}

/** Opens an exception again; then it stays open until a person closes it. */
export async function reopenException(ctx: Context, given: ReopenShipmentExceptionInput) {
  const answer = await settle(ctx, given, 'OPEN');
  return 'exception' in answer
    ? { __typename: 'ReopenShipmentExceptionSuccess' as const, ...answer }
    : answer;
}

async function settle(
  ctx: Context,
  given: ResolveShipmentExceptionInput,
  status: 'OPEN' | 'RESOLVED',
) {
  const parsed = parseInput(inputSchema, given, ctx.viewer.locale);
  if (!parsed.ok) return parsed.error;
  const { exceptionId, reason } = parsed.value;
  return ctx.transact(async (tx) => {
    const found = await lockException(tx, exceptionId);
    if (found === null) return notFound(ctx.viewer, 'Exception', 'exceptionId');
    if (found.status === status) {
      return refusedTransition(ctx.viewer, { from: status, to: status, field: 'exceptionId' });
    }
    const isOpen = status === 'OPEN';
    const exception = await changeException(ctx, tx, found, {
      entry: isOpen ? 'REOPENED' : 'RESOLVED',
      text: reason,
      data: isOpen
        ? { status, openedAt: tx.now, resolvedAt: null }
        : { status, resolvedAt: tx.now },
      action: isOpen ? 'shipment-exception.reopened' : 'shipment-exception.resolved',
    });
    return { exception };
  });
}
