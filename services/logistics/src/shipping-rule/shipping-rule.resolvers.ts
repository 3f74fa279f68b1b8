import { toApiMoney } from '@mobilytics/money/money';
import type { Resolvers } from '../generated/resolvers.ts';
import { readAction, readConditions } from './rule.ts';
import { deleteRule, orderRules, saveRule } from './save-rule.ts';
import { tryRules } from './try-rules.ts';

export const shippingRuleResolvers: Resolvers = {
  Query: {
    shippingRules: (_, __, ctx) =>
      ctx.db.shippingRule.findMany({ orderBy: [{ position: 'asc' }, { id: 'asc' }] }),
    tryShippingRules: (_, args, ctx) => tryRules(ctx, args),
  },
  Mutation: {
    saveShippingRule: (_, { input }, ctx) => saveRule(ctx, input),
    deleteShippingRule: (_, { input }, ctx) => deleteRule(ctx, input),
    orderShippingRules: (_, { input }, ctx) => orderRules(ctx, input),
  },
  ShippingRule: {
    conditions: ({ conditions }) => {
      const { minValueMinor, maxValueMinor, valueCurrency, ...rest } = readConditions(conditions);
      const money = (amountMinor: number | null) =>
        amountMinor === null || valueCurrency === null
          ? null
          : toApiMoney(amountMinor, valueCurrency);
      return { ...rest, minValue: money(minValueMinor), maxValue: money(maxValueMinor) };
    },
    action: ({ action }) => readAction(action),
  },
};
