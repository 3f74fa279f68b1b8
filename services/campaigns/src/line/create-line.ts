import { parseInput } from '@mobilytics/chassis/validate-input';
import { newId } from '@mobilytics/ids/new-id';
import type { Context } from '../context.ts';
import type { CreateLineInput } from '../generated/resolvers.ts';
import { dateOf, nextDay, startOfDay } from '../market/local-day.ts';
import { messages } from '../messages.ts';
import { createLineSchema, flightDates } from './line-input.ts';
import { findReferences } from './line-references.ts';

/** Creates a draft: it may name what is not ready yet, but nothing that is not the caller's. */
export async function createLine(ctx: Context, input: CreateLineInput) {
  const { locale } = ctx.viewer;
  const parsed = parseInput(createLineSchema, input, locale);
  if (!parsed.ok) return parsed.error;
  const { campaignId, vehicleIds, creativeId = null, ...facts } = parsed.value;
  return ctx.transact(async (tx) => {
    const campaign = await tx.db.campaign.findUnique({
      where: { id: campaignId },
      include: { market: true },
    });
    if (!campaign) {
      const path = ['input', 'campaignId'];
      return { __typename: 'NotFound' as const, message: messages.campaignNotFound[locale], path };
    }
    const { organizationId, market } = campaign;
    const dates = parseInput(flightDates(tx.now, market.timeZone), facts, locale);
    if (!dates.ok) return dates.error;
    const missing = await findReferences(tx.db, { organizationId, vehicleIds, creativeId }, locale);
    if (missing) return missing;
    const line = await tx.db.line.create({
      data: {
        id: newId('lin', tx.now),
        organizationId,
        campaignId,
        name: facts.name,
        status: 'DRAFT',
        startDate: dateOf(facts.startDate),
        endDate: dateOf(facts.endDate),
        startsAt: startOfDay(facts.startDate, market.timeZone),
        endsAt: startOfDay(nextDay(facts.endDate), market.timeZone),
        placement: facts.placement,
        creativeId,
        createdAt: tx.now,
      },
    });
    await tx.db.lineVehicle.createMany({
      data: vehicleIds.map((vehicleId) => ({ lineId: line.id, vehicleId, organizationId })),
    });
    tx.audit({
      action: 'line.created',
      targetType: 'Line',
      targetId: line.id,
      organizationId,
      after: parsed.value,
    });
    return { __typename: 'CreateLineSuccess' as const, line };
  });
}
