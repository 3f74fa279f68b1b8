/** An amount before taxes that a campaign was charged, or credited when it is below zero. */
export interface SpendingEntry {
  campaignId: string;
  /** `2026-05` */
  month: string;
  kind: 'LINE' | 'USAGE' | 'CREDIT';
  amountMinor: number;
  currency: string;
}

export interface CampaignTotals {
  campaignId: string;
  currency: string;
  linesMinor: number;
  usageMinor: number;
  creditedMinor: number;
  spentMinor: number;
  months: { month: string; spentMinor: number }[];
}

/** What each campaign cost, the dearest first; months in order. */
export function summariseSpending(entries: readonly SpendingEntry[]): CampaignTotals[] {
  return [...Map.groupBy(entries, ({ campaignId }) => campaignId)]
    .map(([campaignId, own]) => {
      const of = (kind: SpendingEntry['kind']) => sum(own.filter((entry) => entry.kind === kind));
      return {
        campaignId,
        currency: own[0]?.currency ?? '',
        linesMinor: of('LINE'),
        usageMinor: of('USAGE'),
        creditedMinor: of('CREDIT') === 0 ? 0 : -of('CREDIT'),
        spentMinor: sum(own),
        months: [...Map.groupBy(own, ({ month }) => month)]
          .map(([month, members]) => ({ month, spentMinor: sum(members) }))
          .sort((a, b) => (a.month < b.month ? -1 : 1)),
      };
    })
    .sort((a, b) => b.spentMinor - a.spentMinor || (a.campaignId < b.campaignId ? -1 : 1));
}

/** Cost per thousand, rounded half up; null where there are no impressions or no cost to speak of. */
export function cpmMinor(spentMinor: number, otsMicro: bigint | null): number | null {
  if (otsMicro === null || otsMicro <= 0n || spentMinor <= 0) return null;
  return Number((2n * BigInt(spentMinor) * 1_000_000_000n + otsMicro) / (2n * otsMicro));
}

const sum = (entries: readonly SpendingEntry[]) =>
  entries.reduce((total, { amountMinor }) => total + amountMinor, 0);
