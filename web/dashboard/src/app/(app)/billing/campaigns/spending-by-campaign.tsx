import { BarChart } from '@mobilytics/ui/bar-chart';
import { Button } from '@mobilytics/ui/button';
import { Figure } from '@mobilytics/ui/figure';
import { download, toCsv } from '@mobilytics/ui/lib/csv';
import { amountFormat, formatDateTime } from '@mobilytics/ui/lib/format';
import { Money } from '@mobilytics/ui/money';
import { Grid, Section } from '@mobilytics/ui/page';
import { TextLink } from '@mobilytics/ui/text-link';
import { useUi } from '@mobilytics/ui/ui-context';
import { CampaignDelivery } from '@mobilytics/web-shell/campaign-delivery';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#components/plain-table.tsx';
import type { CampaignSpendingQuery } from '#generated/graphql.ts';
import { monthlyRows } from './monthly-rows.ts';

type Report = CampaignSpendingQuery['campaignSpending'];

/** What campaigns cost: in all, by month as a chart, and each with its results. */
export function SpendingByCampaign({ report }: { report: Report }) {
  const t = useTranslations('usage.spending');
  const { locale } = useUi();
  const monthName = (month: string) =>
    formatDateTime(new Date(`${month.slice(0, 7)}-15T12:00:00Z`), locale, {
      ...{ month: 'short', year: '2-digit' },
    });
  const exportCsv = () =>
    download(
      'campaign-spending.csv',
      toCsv(
        [t('month'), t('campaign'), t('campaignId'), t('spent'), t('currency')],
        report.campaigns.flatMap(({ campaign, campaignName, months }) =>
          months.map(({ month, spent }) => [
            ...[month.slice(0, 7), campaignName, campaign.id, spent.amount, spent.currency],
          ]),
        ),
      ),
    );
  return (
    <>
      <Grid>
        {report.totals.map((total) => (
          <Figure key={total.currency} label={t('total')} value={total} />
        ))}
        <Figure label={t('campaigns')} value={report.campaignCount} />
      </Grid>
      <Section title={t('byMonth')}>
        <div className="flex flex-col gap-8">
          {report.totals.map(({ currency }) => {
            const { series, rows } = monthlyRows(report, currency, t('others'));
            return (
              <BarChart
                key={currency}
                title={t('chart')}
                description={t('chartText')}
                unit={currency}
                formatOptions={amountFormat(currency)}
                rowHeader={t('month')}
                series={series}
                rows={rows.map(({ month, values }) => ({ label: monthName(month), values }))}
              />
            );
          })}
        </div>
      </Section>
      <Section
        title={t('byCampaign')}
        description={t('byCampaignText')}
        actions={<Button onPress={exportCsv}>{t('csv')}</Button>}
        isFlush
      >
        <PlainTable
          label={t('byCampaign')}
          rows={report.campaigns}
          rowId={({ campaign }) => campaign.id}
          columns={[
            {
              header: t('campaign'),
              cell: ({ campaign, campaignName }) => (
                <TextLink href={`/campaigns/${campaign.id}`}>{campaignName}</TextLink>
              ),
            },
            { header: t('lines'), align: 'end', cell: ({ lines }) => <Money value={lines} /> },
            { header: t('usage'), align: 'end', cell: ({ usage }) => <Money value={usage} /> },
            {
              header: t('credited'),
              align: 'end',
              cell: ({ credited }) => <Money value={credited} />,
            },
            { header: t('spent'), align: 'end', cell: ({ spent }) => <Money value={spent} /> },
            { header: t('booked'), align: 'end', cell: ({ booked }) => <Money value={booked} /> },
            {
              header: t('delivered'),
              cell: ({ delivered }) => (
                <div className="min-w-52">
                  <CampaignDelivery delivered={delivered} />
                </div>
              ),
            },
            {
              header: t('cpm'),
              align: 'end',
              cell: ({ cpm }) => (cpm ? <Money value={cpm} /> : '—'),
            },
          ]}
        />
      </Section>
    </>
  );
}
