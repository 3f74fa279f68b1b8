import { GraphqlFailure } from '@mobilytics/chassis/failure';
import { toApiMoney } from '@mobilytics/money/money';
import type { Context } from '../context.ts';
import type { CampaignLine } from '../generated/prisma/client.ts';
import type { CampaignSpendingFilter } from '../generated/resolvers.ts';
import { easternDay } from '../invoice/eastern-day.ts';
import { lastMonths } from '../spending/spending-by-month.ts';
import { deliveredFigures } from './delivered-figures.ts';
import { readCampaignSums } from './delivered-sums.ts';
import { readSpending } from './spending.repository.ts';
import { type CampaignTotals, cpmMinor, summariseSpending } from './summarise-spending.ts';

const MOST_CAMPAIGNS = 200;

/** What campaigns of an organisation cost in some months, the dearest first. */
export async function campaignSpendingReport(
  ctx: Context,
  filter: CampaignSpendingFilter | null | undefined,
) {
  const organizationId = ctx.viewer.organizationId ?? filter?.organizationId;
  if (!organizationId) throw new GraphqlFailure('BAD_INPUT', 'Name the organization.');
  const to = (filter?.to ?? easternDay(ctx.now())).slice(0, 7);
  const from = filter?.from?.slice(0, 7) ?? lastMonths(`${to}-01`, 12)[0] ?? to;
  const all = await spendingOf(ctx, organizationId);
  const within = all.entries.filter(({ month }) => month >= from && month <= to);
  const totals = summariseSpending(within);
  const byCurrency = Map.groupBy(totals, ({ currency }) => currency);
  return {
    ...{ from: `${from}-01`, to: `${to}-01`, campaignCount: totals.length },
    totals: [...byCurrency].sort().map(([currency, members]) =>
      toApiMoney(
        members.reduce((sum, { spentMinor }) => sum + spentMinor, 0),
        currency,
      ),
    ),
    campaigns: totals.slice(0, MOST_CAMPAIGNS).map((own) => present(all, own)),
  };
}

/** What a campaign cost over all time; null when the caller knows no booked line of it. */
export async function spendingOfCampaign(ctx: Context, campaignId: string) {
  const line = await ctx.db.campaignLine.findFirst({ where: { campaignId } });
  if (line === null) return null;
  const all = await spendingOf(ctx, line.organizationId);
  const own = all.entries.filter((entry) => entry.campaignId === campaignId);
  const [totals] = summariseSpending(own);
  return present(all, totals ?? nothing(campaignId, line.currency));
}

const nothing = (campaignId: string, currency: string | null): CampaignTotals => ({
  ...{ campaignId, currency: currency ?? 'CAD', linesMinor: 0, usageMinor: 0 },
  ...{ creditedMinor: 0, spentMinor: 0, months: [] },
});

type Spending = Awaited<ReturnType<typeof spendingOf>>;

function spendingOf(ctx: Context, organizationId: string) {
  return ctx
    .loader('spending of campaigns', (ids: readonly string[]) =>
      Promise.all(ids.map((id) => readAll(ctx, id))),
    )
    .load(organizationId);
}

async function readAll({ db }: Context, organizationId: string) {
  const [entries, delivered, lines, charges] = await Promise.all([
    readSpending(db, organizationId),
    readCampaignSums(db, organizationId),
    db.campaignLine.findMany({ where: { organizationId } }),
    db.lineCharge.findMany({ where: { organizationId, state: 'INVOICED' } }),
  ]);
  const invoiced = new Set(charges.map(({ lineId }) => lineId));
  return { entries, delivered, invoiced, lines: Map.groupBy(lines, (line) => line.campaignId) };
}

function present({ entries, lines, delivered, invoiced }: Spending, own: CampaignTotals) {
  const { campaignId, currency } = own;
  const ofCampaign = lines.get(campaignId) ?? [];
  const sums = delivered.get(campaignId) ?? null;
  const spentEver = entries
    .filter((entry) => entry.campaignId === campaignId)
    .reduce((total, { amountMinor }) => total + amountMinor, 0);
  const cpm = cpmMinor(spentEver, sums?.otsMicro ?? null);
  const amount = (minor: number) => toApiMoney(minor, currency);
  return {
    campaign: { id: campaignId },
    campaignName: ofCampaign.at(-1)?.campaignName ?? campaignId,
    ...{ spent: amount(own.spentMinor), lines: amount(own.linesMinor) },
    ...{ usage: amount(own.usageMinor), credited: amount(own.creditedMinor) },
    booked: amount(bookedMinor(ofCampaign, invoiced)),
    months: own.months.map(({ month, spentMinor }) => ({
      ...{ month: `${month}-01`, spent: amount(spentMinor) },
    })),
    delivered: sums && deliveredFigures(sums),
    cpm: cpm === null ? null : amount(cpm),
  };
}

/** Prices of lines that have not begun, or whose invoice is on its way. */
function bookedMinor(lines: readonly CampaignLine[], invoiced: ReadonlySet<string>): number {
  return lines
    .filter(({ lineId, basis }) => basis !== 'USAGE' && !invoiced.has(lineId))
    .reduce((total, { priceMinor }) => total + (priceMinor ?? 0), 0);
}
