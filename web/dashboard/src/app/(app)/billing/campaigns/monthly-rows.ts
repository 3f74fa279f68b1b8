interface MonthOfCampaign {
  month: string;
  spent: { amount: string; currency: string };
}

interface SpendingReport {
  from: string;
  to: string;
  campaigns: readonly {
    campaignName: string;
    spent: { currency: string };
    months: readonly MonthOfCampaign[];
  }[];
}

/** More series than these nobody can tell apart. */
const mostSeries = 4;

/**
 * The rows of a chart: every month of the report, also those without spending, and a series for each
 * of the dearest campaigns; the rest is one series together.
 */
export function monthlyRows(report: SpendingReport, currency: string, others: string) {
  const campaigns = report.campaigns.filter(({ spent }) => spent.currency === currency);
  const isCrowded = campaigns.length > mostSeries;
  const named = campaigns.slice(0, isCrowded ? mostSeries - 1 : mostSeries);
  const groups = [
    ...named.map((campaign) => [campaign]),
    ...(isCrowded ? [campaigns.slice(mostSeries - 1)] : []),
  ];
  return {
    series: [...named.map(({ campaignName }) => campaignName), ...(isCrowded ? [others] : [])],
    rows: monthsBetween(report.from, report.to).map((month) => ({
      month,
      values: groups.map((members) =>
        sumOf(
          members.flatMap(({ months }) => months),
          month,
        ),
      ),
    })),
  };
}

/** Minor units would need the currency's decimals; for a picture the decimal amount is exact enough. */
function sumOf(months: readonly MonthOfCampaign[], month: string): number {
  return months
    .filter((one) => one.month === month)
    .reduce((total, { spent }) => total + Number(spent.amount), 0);
}

/** First days of months, both ends included. */
function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  const [year = 0, month = 1] = from.split('-').map(Number);
  for (let index = 0; ; index++) {
    const day = new Date(Date.UTC(year, month - 1 + index, 1)).toISOString().slice(0, 10);
    if (day > to) return months;
    months.push(day);
  }
}
