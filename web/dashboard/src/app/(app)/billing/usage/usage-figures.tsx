import { BarChart } from '@mobilytics/ui/bar-chart';
import { Button } from '@mobilytics/ui/button';
import { Figure } from '@mobilytics/ui/figure';
import { download, toCsv } from '@mobilytics/ui/lib/csv';
import { formatNumber } from '@mobilytics/ui/lib/format';
import { Grid, Section } from '@mobilytics/ui/page';
import { TextLink } from '@mobilytics/ui/text-link';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#components/plain-table.tsx';
import type { UsageQuery } from '#generated/graphql.ts';

type Report = UsageQuery['usageReport'];

const shownRows = 100;

/** Usage of a meter: the sums, by day as a chart, by line, and every line and day. */
export function UsageFigures({ report }: { report: Report }) {
  const t = useTranslations('usage');
  const unit = t(`units.${report.meter}`);
  return (
    <>
      <Grid>
        <Figure label={t('used')} value={report.quantity} unit={unit} />
        <Figure
          label={t('told')}
          value={report.toldQuantity}
          unit={unit}
          explanation={t('toldHelp')}
        />
        {report.unmeasuredDays > 0 && (
          <Figure
            label={t('unmeasured')}
            value={report.unmeasuredDays}
            explanation={t('unmeasuredHelp')}
          />
        )}
      </Grid>
      <Section title={t('byDay')}>
        <BarChart
          title={t(`meters.${report.meter}`)}
          rowHeader={t('day')}
          series={[t('used')]}
          unit={unit}
          rows={report.days.map(({ date, quantity }) => ({ label: date, values: [quantity] }))}
        />
      </Section>
      <ByLine report={report} />
      <ByLineAndDay report={report} />
    </>
  );
}

function ByLine({ report }: { report: Report }) {
  const t = useTranslations('usage');
  const { locale } = useUi();
  return (
    <Section title={t('byLine')} isFlush>
      <PlainTable
        label={t('byLine')}
        rows={report.lines}
        rowId={({ line }) => line.id}
        columns={[
          {
            header: t('campaign'),
            cell: ({ campaign, campaignName }) => (
              <TextLink href={`/campaigns/${campaign.id}`}>{campaignName}</TextLink>
            ),
          },
          { header: t('line'), cell: ({ lineName }) => lineName },
          {
            header: t(`meters.${report.meter}`),
            align: 'end',
            cell: ({ quantity }) => formatNumber(quantity, locale),
          },
        ]}
      />
    </Section>
  );
}

function ByLineAndDay({ report }: { report: Report }) {
  const t = useTranslations('usage');
  const { locale } = useUi();
  const exportCsv = () =>
    download(
      `usage-${report.meter.toLowerCase()}.csv`,
      toCsv(
        [t('day'), t('campaign'), t('campaignId'), t('line'), t('lineId'), t('used'), t('told')],
        report.lineDays.map((row) => [
          ...[row.date, row.campaignName, row.campaignId, row.lineName, row.lineId],
          ...[row.quantity, row.toldQuantity],
        ]),
      ),
    );
  return (
    <Section
      title={t('byLineAndDay')}
      description={t('ofRows', {
        shown: Math.min(shownRows, report.lineDayCount),
        count: report.lineDayCount,
      })}
      actions={<Button onPress={exportCsv}>{t('csv')}</Button>}
      isFlush
    >
      <PlainTable
        label={t('byLineAndDay')}
        rows={report.lineDays.slice(-shownRows).reverse()}
        rowId={({ lineId, date }) => `${lineId} ${date}`}
        columns={[
          { header: t('day'), cell: ({ date }) => date },
          {
            header: t('line'),
            cell: ({ campaignName, lineName }) => `${campaignName}, ${lineName}`,
          },
          {
            header: t('used'),
            align: 'end',
            cell: ({ quantity }) =>
              quantity === null ? t('notMeasurable') : formatNumber(quantity, locale),
          },
          {
            header: t('told'),
            align: 'end',
            cell: ({ toldQuantity }) => formatNumber(toldQuantity, locale),
          },
        ]}
      />
    </Section>
  );
}
