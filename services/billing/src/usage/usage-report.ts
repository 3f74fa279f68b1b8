import { GraphqlFailure } from '@mobilytics/chassis/failure';
import type { Context } from '../context.ts';
import type { UsageReportFilter } from '../generated/resolvers.ts';
import { readUsageDays, type UsageDay } from './usage.repository.ts';

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 400;
const MOST_ROWS = 5_000;

/** What lines that are charged by usage used of a meter, by day, by line and by both. */
export async function usageReport(ctx: Context, filter: UsageReportFilter) {
  const { meter, from, to } = filter;
  const organizationId = ctx.viewer.organizationId ?? filter.organizationId;
  if (!organizationId) throw new GraphqlFailure('BAD_INPUT', 'Name the organization.');
  const range = { from: new Date(from), to: new Date(to) };
  const days = (range.to.getTime() - range.from.getTime()) / DAY_MS;
  if (days < 0 || days > LONGEST_DAYS) {
    throw new GraphqlFailure('BAD_INPUT', 'The last day is at most 400 days after the first.');
  }
  const all = await readUsageDays(ctx.db, { organizationId, meter, ...range });
  const rows = all.filter(
    ({ campaignId }) => !filter.campaignId || campaignId === filter.campaignId,
  );
  const names = await namesOf(ctx, rows);
  const nameOf = (lineId: string) => names.get(lineId) ?? { name: lineId, campaignName: '' };
  return {
    ...{ meter, from, to },
    quantity: sum(rows),
    toldQuantity: rows.reduce((total, { toldQuantity }) => total + toldQuantity, 0),
    unmeasuredDays: rows.filter(({ quantity }) => quantity === null).length,
    days: [...Map.groupBy(rows, ({ day }) => isoDay(day))].map(([date, members]) => ({
      ...{ date, quantity: sum(members) },
    })),
    lines: [...Map.groupBy(rows, ({ lineId }) => lineId)]
      .map(([lineId, members]) => ({
        line: { id: lineId },
        lineName: nameOf(lineId).name,
        campaign: { id: members[0]?.campaignId ?? '' },
        campaignName: nameOf(lineId).campaignName,
        quantity: sum(members),
      }))
      .sort((a, b) => b.quantity - a.quantity || (a.line.id < b.line.id ? -1 : 1)),
    lineDays: rows.slice(0, MOST_ROWS).map(({ day, lineId, campaignId, ...figures }) => ({
      ...{ date: isoDay(day), lineId, campaignId, ...figures },
      lineName: nameOf(lineId).name,
      campaignName: nameOf(lineId).campaignName,
    })),
    lineDayCount: rows.length,
  };
}

async function namesOf(ctx: Context, rows: readonly UsageDay[]) {
  const lines = await ctx.db.campaignLine.findMany({
    where: { lineId: { in: [...new Set(rows.map(({ lineId }) => lineId))] } },
    select: { lineId: true, name: true, campaignName: true },
  });
  return new Map(lines.map((line) => [line.lineId, line]));
}

const sum = (rows: readonly UsageDay[]) =>
  rows.reduce((total, { quantity }) => total + (quantity ?? 0), 0);

const isoDay = (day: Date) => day.toISOString().slice(0, 10);
