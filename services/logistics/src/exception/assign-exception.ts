import { parseInput } from '@mobilytics/chassis/validate-input';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { AssignShipmentExceptionInput } from '../generated/resolvers.ts';
import { notFound } from '../user-errors.ts';
import { changeException, lockException } from './change-exception.ts';

const inputSchema = z.object({
  exceptionId: z.string(),
  assigneeId: z
    .string()
    .regex(/^usr_[0-9a-z]{26}$/)
    .nullish(),
});

/** Gives an exception to somebody. Given to the same person again, nothing happens. */
export async function assignException(ctx: Context, given: AssignShipmentExceptionInput) {
  const parsed = parseInput(inputSchema, given, ctx.viewer.locale);
  if (!parsed.ok) return parsed.error;
  const { exceptionId, assigneeId = null } = parsed.value;
  return ctx.transact(async (tx) => {
    const found = await lockException(tx, exceptionId);
    if (found === null) return notFound(ctx.viewer, 'Exception', 'exceptionId');
    const succeeded = { __typename: 'AssignShipmentExceptionSuccess' as const };
    if (found.assigneeId === assigneeId) return { ...succeeded, exception: found };
    const exception = await changeException(ctx, tx, found, {
      entry: 'ASSIGNED',
      text: assigneeId,
      data: { assigneeId },
      action: 'shipment-exception.assigned',
    });
    return { ...succeeded, exception };
  });
}
