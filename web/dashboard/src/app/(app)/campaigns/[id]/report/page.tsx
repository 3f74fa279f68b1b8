'use client';

import { Banner } from '@mobilytics/ui/banner';
import { Button } from '@mobilytics/ui/button';
import { EmptyState } from '@mobilytics/ui/empty-state';
import { formatDateTime } from '@mobilytics/ui/lib/format';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { SelectField } from '@mobilytics/ui/select-field';
import { Status } from '@mobilytics/ui/status';
import { useUi } from '@mobilytics/ui/ui-context';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Loaded } from '#components/loaded.tsx';
import { useLiveQuery } from '#lib/use-live-query.ts';
import { ByDay } from './by-day.tsx';
import { ByVehicle } from './by-vehicle.tsx';
import { ReportFigures } from './figures.tsx';
import { LineTrips } from './line-trips.tsx';
import { type ReportCampaign, reportQuery } from './report-query.ts';
import { Restatements } from './restatements.tsx';

export default function ReportPage() {
  const t = useTranslations('report');
  const { id } = useParams<{ id: string }>();
  const { data, error, retry } = useLiveQuery(reportQuery, {
    variables: { id },
    // Late reports change the figures of finished lines too.
    isUnderWay: () => true,
    isPartial: true,
  });
  return (
    <Loaded title={t('title')} value={data?.campaign} error={error} onRetry={retry}>
      {(campaign) => <Report campaign={campaign} />}
    </Loaded>
  );
}

function Report({ campaign }: { campaign: ReportCampaign }) {
  const t = useTranslations('report');
  const campaigns = useTranslations('campaigns');
  const { locale, navigate, pathname, searchParams } = useUi();
  const { lines, market } = campaign;
  const chosen = lines.find((line) => line.id === searchParams.get('line'));
  const delivery = chosen ? chosen.delivery : campaign.delivery;
  // A campaign's trips are shown line by line: each line's vehicles and dates are its own.
  const mapped = chosen ?? lines.find((line) => line.status === 'IN_FLIGHT') ?? lines[0];
  return (
    <>
      <PageHeader
        title={t('reportOf', { name: campaign.name })}
        crumbs={[
          { label: campaigns('title'), href: '/campaigns' },
          { label: campaign.name, href: `/campaigns/${campaign.id}` },
        ]}
        meta={chosen && <Status status={chosen.status} />}
        description={`${campaign.advertiser} · ${market.name}`}
        actions={
          <span className="print:hidden">
            <Button onPress={() => window.print()}>{t('print')}</Button>
          </span>
        }
      />
      {lines.length > 1 && (
        <div className="mb-6 max-w-sm print:hidden">
          <SelectField
            label={t('scope')}
            value={chosen?.id ?? 'all'}
            onChange={(id) =>
              navigate(id === 'all' ? pathname : `${pathname}?line=${id}`, { replace: true })
            }
            options={[
              { value: 'all', label: t('whole') },
              ...lines.map((line) => ({ value: line.id, label: line.name })),
            ]}
          />
        </div>
      )}
      {delivery && delivery.byDay.length > 0 ? (
        <>
          {delivery.impressionsMissingBecause && (
            <div className="mb-6">
              <Banner tone="warning" title={t('missingTitle')}>
                {delivery.impressionsMissingBecause}
              </Banner>
            </div>
          )}
          <ReportFigures delivery={delivery} market={market.name} />
          <ByDay delivery={delivery} market={market.name} />
          <ByVehicle delivery={delivery} />
          {mapped && <LineTrips key={mapped.id} line={mapped} market={market} />}
          <Restatements delivery={delivery} />
          <p className="text-sm text-muted">
            {t('methodText', {
              method: delivery.methodVersion,
              asOf: delivery.asOf ? formatDateTime(new Date(delivery.asOf), locale) : '—',
            })}
          </p>
        </>
      ) : (
        <Section title={t('delivery')}>
          <EmptyState title={t('noData')}>{t('noDataText')}</EmptyState>
        </Section>
      )}
    </>
  );
}
