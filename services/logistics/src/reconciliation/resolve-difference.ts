import { parseInput, requiredText } from '@mobilytics/chassis/validate-input';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { ResolveShippingDifferenceInput } from '../generated/resolvers.ts';
import { notFound } from '../user-errors.ts';

const inputSchema = z.object({ id: requiredText(40), note: requiredText(500) });

/** Settles a difference; a later note replaces an earlier one, and the audit keeps both. */
export async function resolveDifference(ctx: Context, given: ResolveShippingDifferenceInput) {
  const parsed = parseInput(inputSchema, given, ctx.viewer.locale);
  if (!parsed.ok) return parsed.error;
  const { id, note } = parsed.value;
  return ctx.transact(async (tx) => {
    await tx.db.$queryRaw`SELECT 1 FROM "ShippingDifference" WHERE "id" = ${id} FOR UPDATE`;
    const found = await tx.db.shippingDifference.findUnique({ where: { id } });
    if (found === null) return notFound(ctx.viewer, 'Difference', 'id');
    const difference = await tx.db.shippingDifference.update({
      where: { id },
      data: {
        note,
        resolvedAt: found.resolvedAt ?? tx.now,
        resolvedBy: ctx.viewer.actorId,
      },
    });
    tx.audit({
      action: 'shipping-difference.resolved',
      targetType: 'ShippingDifference',
      targetId: id,
      before: { note: found.note },
      after: { note },
    });
    return { __typename: 'ResolveShippingDifferenceSuccess' as const, difference };
  });
}
