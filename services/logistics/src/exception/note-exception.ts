import { parseInput, requiredText } from '@mobilytics/chassis/validate-input';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { NoteShipmentExceptionInput } from '../generated/resolvers.ts';
import { notFound } from '../user-errors.ts';
import { changeException, lockException } from './change-exception.ts';

const inputSchema = z.object({ exceptionId: z.string(), text: requiredText(2000) });

/** Writes down what was learned or done, whether the exception is open or not. */
export async function noteException(ctx: Context, given: NoteShipmentExceptionInput) {
  const parsed = parseInput(inputSchema, given, ctx.viewer.locale);
  if (!parsed.ok) return parsed.error;
  const { exceptionId, text } = parsed.value;
  return ctx.transact(async (tx) => {
    const found = await lockException(tx, exceptionId);
    if (found === null) return notFound(ctx.viewer, 'Exception', 'exceptionId');
    const exception = await changeException(ctx, tx, found, {
      entry: 'NOTED',
      text,
      data: {},
      action: 'shipment-exception.noted',
    });
    return { __typename: 'NoteShipmentExceptionSuccess' as const, exception };
  });
}
