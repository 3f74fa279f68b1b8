import { parseInput } from '@mobilytics/chassis/validate-input';
import type { Context } from '../context.ts';
import type { UpdateLineInput } from '../generated/resolvers.ts';
import { dateOf, dayOf, nextDay, startOfDay } from '../market/local-day.ts';
import { commandLine } from './command-line.ts';
import { flightDates, updateLineSchema } from './line-input.ts';
import { findReferences } from './line-references.ts';

/** Changes a draft; what is not given stays. */
export async function updateLine(ctx: Context, input: UpdateLineInput) {
  const { locale } = ctx.viewer;
  const parsed = parseInput(updateLineSchema, input, locale);
  if (!parsed.ok) return parsed.error;
  const change = parsed.value;
  const result = await commandLine(ctx, 'EDIT', change, {
    async check(tx, line) {
      const { timeZone } = line.campaign.market;
      if (change.startDate || change.endDate) {
        const dates = {
          startDate: change.startDate ?? dayOf(line.startDate),
          endDate: change.endDate ?? dayOf(line.endDate),
        };
        const checked = parseInput(flightDates(tx.now, timeZone), dates, locale);
        if (!checked.ok) return checked.error;
      }
      return findReferences(
        tx.db,
        {
          organizationId: line.organizationId,
          vehicleIds: change.vehicleIds ?? [],
          creativeId: change.creativeId ?? null,
        },
        locale,
      );
    },
    async apply(tx, line) {
      const { organizationId, id } = line;
      const { timeZone } = line.campaign.market;
      const startDate = change.startDate ?? dayOf(line.startDate);
      const endDate = change.endDate ?? dayOf(line.endDate);
      await tx.db.line.update({
        where: { id },
        data: {
          ...(change.name && { name: change.name }),
          ...(change.placement && { placement: change.placement }),
          ...(change.creativeId !== undefined && { creativeId: change.creativeId }),
          startDate: dateOf(startDate),
          endDate: dateOf(endDate),
          startsAt: startOfDay(startDate, timeZone),
          endsAt: startOfDay(nextDay(endDate), timeZone),
        },
      });
      if (!change.vehicleIds) return;
      await tx.db.lineVehicle.deleteMany({ where: { lineId: id } });
      await tx.db.lineVehicle.createMany({
        data: change.vehicleIds.map((vehicleId) => ({ lineId: id, vehicleId, organizationId })),
      });
    },
  });
  return result.__typename === 'Done'
    ? { __typename: 'UpdateLineSuccess' as const, line: result.line }
    : result;
}
