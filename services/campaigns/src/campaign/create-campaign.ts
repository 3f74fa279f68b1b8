import {
  optionalText,
  parseInput,
  problem,
  requiredText,
} from '@mobilytics/chassis/validate-input';
import { newId } from '@mobilytics/ids/new-id';
import { fromDecimal, isCurrency } from '@mobilytics/money/money';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { CreateCampaignInput } from '../generated/resolvers.ts';
import { knownMarket } from '../market/known-market.ts';
import { requireOrganization } from '../require-organization.ts';

const schema = z.object({
  name: requiredText(120),
  advertiser: requiredText(120),
  brand: optionalText(120),
  brief: optionalText(4_000),
  marketCode: requiredText(20),
  budget: z
    .string()
    .nullish()
    .transform((text, context) => {
      if (text === null || text === undefined) return null;
      if (/^\d{1,9}(\.\d{1,2})?$/.test(text)) return text;
      context.addIssue(
        problem(
          'INVALID',
          'The budget must be an amount such as 1500 or 1500.00.',
          'Le budget doit être un montant, par exemple 1500 ou 1500.00.',
        ),
      );
      return z.NEVER;
    }),
});

export async function createCampaign(ctx: Context, input: CreateCampaignInput) {
  const organizationId = requireOrganization(ctx);
  const parsed = parseInput(schema, input, ctx.viewer.locale);
  if (!parsed.ok) return parsed.error;
  const found = await knownMarket(ctx, parsed.value.marketCode, ['input', 'marketCode']);
  if (!found.ok) return found.error;
  const { budget, ...facts } = parsed.value;
  const { currency } = found.market;
  if (!isCurrency(currency))
    throw new Error(`Market ${facts.marketCode} has currency ${currency}.`);
  return ctx.transact(async (tx) => {
    const campaign = await tx.db.campaign.create({
      data: {
        ...facts,
        id: newId('cmp', tx.now),
        organizationId,
        budgetMinor: budget === null ? null : fromDecimal(budget, currency).amountMinor,
        createdAt: tx.now,
      },
    });
    tx.audit({
      action: 'campaign.created',
      targetType: 'Campaign',
      targetId: campaign.id,
      after: parsed.value,
    });
    return { __typename: 'CreateCampaignSuccess' as const, campaign };
  });
}
