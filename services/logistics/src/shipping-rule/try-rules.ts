import { parseInput } from '@mobilytics/chassis/validate-input';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { Shipment, ShipmentRate } from '../generated/prisma/client.ts';
import type { QueryTryShippingRulesArgs } from '../generated/resolvers.ts';
import { parcelLines } from '../packing/parcels.ts';
import { choosable, chooseRate } from '../rating/choose-rate.ts';
import type { KeptChoice } from '../rating/kept-choice.ts';
import { notFound } from '../user-errors.ts';
import {
  contentsValueMinor,
  type DecidingRule,
  loadRules,
  rulingOf,
  subjectOf,
} from './deciding-rule.ts';
import { ruleInput } from './rule-input.ts';

const argsSchema = z.object({
  rule: ruleInput.nullish().transform((rule) => rule ?? null),
  last: z.int().min(1).max(100),
});

export type Trial = {
  shipment: Shipment;
  taken: ShipmentRate | null;
  choice: KeptChoice;
  decidedByTried: boolean;
};

/** Chooses again among the offers that are kept with parcels of late. Nothing is written. */
export async function tryRules(ctx: Context, given: Partial<QueryTryShippingRulesArgs>) {
  const parsed = parseInput(argsSchema, given, ctx.viewer.locale, 'args');
  if (!parsed.ok) return parsed.error;
  const { rule, last } = parsed.value;
  const { usdPerCad } = ctx.services;
  const rules = await loadRules(ctx.db);
  if (rule?.id && !rules.some(({ id }) => id === rule.id)) {
    return notFound(ctx.viewer, 'Shipping rule', 'rule');
  }
  const tried = rule === null ? rules : inPlace(rules, rule);
  const triedAt = rule === null ? -1 : tried.indexOf(rule);
  const shipments = await ctx.db.shipment.findMany({
    where: { rates: { some: {} } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: last,
    include: {
      rates: true,
      items: true,
      fulfillment: { include: { lines: { orderBy: { position: 'asc' } } } },
    },
  });
  const trials = shipments.map(({ rates, items, fulfillment, ...shipment }): Trial => {
    const lines = parcelLines(fulfillment.lines, items);
    const subject = subjectOf(fulfillment, lines, shipment.weightGrams ?? 0);
    const ruling = rulingOf(tried, subject, usdPerCad);
    const choice = chooseRate(rates.filter(({ current }) => current).map(choosable), {
      ...ruling,
      signature: ruling.action.signature,
      shippingMethod: fulfillment.shippingMethod,
      insuredMinor: ruling.action.insureFully ? contentsValueMinor(lines) : null,
      mailingDate: shipment.createdAt.toISOString().slice(0, 10),
      ...{ usdPerCad, silent: [] },
    });
    const decider = tried.findIndex((one) => one.active && one.action === ruling.action);
    return {
      shipment,
      taken: rates.find(({ id }) => id === shipment.rateId) ?? null,
      choice,
      decidedByTried: triedAt >= 0 && decider === triedAt,
    };
  });
  return { __typename: 'TryShippingRulesSuccess' as const, trials };
}

/** The rules with one in the place of its older self, or at the end. */
function inPlace(rules: readonly DecidingRule[], rule: DecidingRule): DecidingRule[] {
  const found = rules.findIndex(({ id }) => id === rule.id);
  return found < 0 ? [...rules, rule] : rules.with(found, rule);
}
