import { invalidInput, parseInput, requiredText } from '@mobilytics/chassis/validate-input';
import { newId } from '@mobilytics/ids/new-id';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { foundProblem } from '../found-problem.ts';
import type { PrintPickListInput } from '../generated/resolvers.ts';
import { notFound } from '../user-errors.ts';
import { drawPickList } from './draw-pick-list.ts';
import { largestWave, pickList } from './pick-list.ts';

const inputSchema = z.object({
  warehouseId: requiredText(40),
  fulfillmentIds: z.array(requiredText(40)).min(1).max(largestWave).nullish(),
});

/** Draws the list as it is now. What is scanned later does not change the paper. */
export async function printPickList(ctx: Context, given: PrintPickListInput) {
  const { viewer } = ctx;
  const parsed = parseInput(inputSchema, given, viewer.locale);
  if (!parsed.ok) return parsed.error;
  const { warehouseId, fulfillmentIds } = parsed.value;
  const list = await pickList(ctx, { warehouseId, ids: fulfillmentIds ?? null });
  if (list === null) return notFound(viewer, 'Warehouse', 'warehouseId');
  if (list.fulfillments.length === 0) {
    const en = 'None of these is to be picked there.';
    const fr = 'Aucune de ces préparations n’est à prélever là.';
    return invalidInput([foundProblem(viewer.locale, ['fulfillmentIds'], 'NOTHING', en, fr)]);
  }
  const key = `pick-lists/${newId('mov', ctx.now())}.pdf`;
  await ctx.services.files.put(key, await drawPickList(list, ctx.now()), 'application/pdf');
  await ctx.transact(async (tx) =>
    tx.audit({
      action: 'pick-list.printed',
      targetType: 'Warehouse',
      targetId: warehouseId,
      after: { fulfillments: list.fulfillments.map(({ number }) => number), key },
    }),
  );
  const url = await ctx.services.files.signedDownloadUrl(key);
  return { __typename: 'PrintPickListSuccess' as const, url, pickList: list };
}
