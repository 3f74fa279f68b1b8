import { invalidInput, parseInput } from '@mobilytics/chassis/validate-input';
import { newId } from '@mobilytics/ids/new-id';
import { z } from 'zod';
import type { Context, Tx } from '../context.ts';
import type {
  DeleteShippingRuleInput,
  OrderShippingRulesInput,
  SaveShippingRuleInput,
} from '../generated/resolvers.ts';
import { sayNameTaken, sayRulesIncomplete } from '../messages.ts';
import { notFound, staleVersion } from '../user-errors.ts';
import { ruleInput } from './rule-input.ts';

const inputSchema = z.object({ version: z.int().min(1).nullish(), rule: ruleInput });

/** Adds a rule at the end, or changes one. */
export async function saveRule(ctx: Context, given: SaveShippingRuleInput) {
  const parsed = parseInput(inputSchema, given, ctx.viewer.locale);
  if (!parsed.ok) return parsed.error;
  const { id, ...values } = parsed.value.rule;
  return ctx.transact(async (tx) => {
    await lockRules(tx);
    const found = id === null ? null : await tx.db.shippingRule.findUnique({ where: { id } });
    if (id !== null && found === null) return notFound(ctx.viewer, 'Shipping rule', 'rule');
    if (found !== null && found.version !== parsed.value.version) {
      return staleVersion(ctx.viewer, found.version);
    }
    const same = await tx.db.shippingRule.findFirst({
      where: { name: { equals: values.name, mode: 'insensitive' }, NOT: { id: id ?? '' } },
    });
    if (same !== null) {
      return invalidInput([sayNameTaken(ctx.viewer.locale, ['input', 'rule', 'name'])]);
    }
    const last = await tx.db.shippingRule.aggregate({ _max: { position: true } });
    const shippingRule =
      found === null
        ? await tx.db.shippingRule.create({
            data: {
              ...values,
              id: newId('srl', tx.now),
              position: (last._max.position ?? 0) + 1,
              ...{ createdAt: tx.now, updatedAt: tx.now },
            },
          })
        : await tx.db.shippingRule.update({
            where: { id: found.id },
            data: { ...values, updatedAt: tx.now, version: { increment: 1 } },
          });
    tx.audit({
      action: found === null ? 'shipping-rule.added' : 'shipping-rule.changed',
      targetType: 'ShippingRule',
      targetId: shippingRule.id,
      before: found && {
        ...{ name: found.name, active: found.active },
        ...{ conditions: found.conditions, action: found.action },
      },
      after: values,
    });
    return { __typename: 'SaveShippingRuleSuccess' as const, shippingRule };
  });
}

/** Takes a rule away; the others close up. */
export async function deleteRule(ctx: Context, { id }: DeleteShippingRuleInput) {
  return ctx.transact(async (tx) => {
    await lockRules(tx);
    const found = await tx.db.shippingRule.findUnique({ where: { id } });
    if (found === null) return notFound(ctx.viewer, 'Shipping rule', 'id');
    await tx.db.shippingRule.delete({ where: { id } });
    await tx.db.shippingRule.updateMany({
      where: { position: { gt: found.position } },
      data: { position: { decrement: 1 } },
    });
    tx.audit({
      action: 'shipping-rule.deleted',
      targetType: 'ShippingRule',
      targetId: id,
      before: { name: found.name, conditions: found.conditions, action: found.action },
    });
    return { __typename: 'DeleteShippingRuleSuccess' as const, id };
  });
}

/** Puts the rules in another order. All must be named, so that nobody's new rule is lost. */
export async function orderRules(ctx: Context, { ids }: OrderShippingRulesInput) {
  return ctx.transact(async (tx) => {
    await lockRules(tx);
    const rules = await tx.db.shippingRule.findMany({ orderBy: { position: 'asc' } });
    const named = new Set(ids);
    const isComplete =
      ids.length === rules.length &&
      named.size === ids.length &&
      rules.every((r) => named.has(r.id));
    if (!isComplete) return invalidInput([sayRulesIncomplete(ctx.viewer.locale)]);
    for (const [index, id] of ids.entries()) {
      await tx.db.shippingRule.update({ where: { id }, data: { position: index + 1 } });
    }
    tx.audit({
      action: 'shipping-rules.ordered',
      targetType: 'ShippingRule',
      targetId: ids[0] ?? '',
      before: { ids: rules.map(({ id }) => id) },
      after: { ids },
    });
    return {
      __typename: 'OrderShippingRulesSuccess' as const,
      shippingRules: await tx.db.shippingRule.findMany({ orderBy: { position: 'asc' } }),
    };
  });
}

/** One change after the other: places are counted. */
async function lockRules(tx: Tx): Promise<void> {
  await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('shipping rules'))`;
}
