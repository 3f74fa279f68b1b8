'use client';

import { useQuery } from '@apollo/client/react';
import { CopyId } from '@mobilytics/ui/copy-id';
import { DateTime } from '@mobilytics/ui/date-time';
import { ErrorState } from '@mobilytics/ui/error-state';
import { formatNumber } from '@mobilytics/ui/lib/format';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { PlainTable } from '#parts/plain-table.tsx';

const countsQuery = graphql(`
  query TrafficCounts {
    markets {
      code
      name
      timeZone
      population
    }
    trafficCounts {
      marketCode
      version
      stations
      source
      importedAt
    }
  }
`);

export default function DataPage() {
  const t = useTranslations('data');
  const { locale } = useUi();
  const query = useQuery(countsQuery, visibleOnly);
  usePolling(query);
  const { data, error, refetch } = query;
  const missing = <span className="text-muted">{t('counts.missing')}</span>;
  const rows = data?.markets.map((market) => ({
    ...market,
    counts: data.trafficCounts.find((set) => set.marketCode === market.code),
  }));
  const uncounted = rows?.find((row) => !row.counts) ?? rows?.[0];
  const command = `npm run counts:import -- FILE --market ${uncounted?.code ?? 'CHICAGO'} --source "…"`;
  return (
    <>
      <PageHeader title={t('title')} />
      {error && (
        <div className="mb-6">
          <ErrorState error={error} onRetry={() => void refetch()} />
        </div>
      )}
      <Section title={t('counts.title')} description={t('counts.text')} isFlush>
        {rows ? (
          <PlainTable
            label={t('counts.title')}
            rows={rows}
            rowId={(row) => row.code}
            empty={t('counts.empty')}
            columns={[
              {
                id: 'market',
                header: t('counts.market'),
                cell: (row) => (
                  <>
                    <span className="font-medium">{row.name}</span>
                    <span className="block font-mono text-xs text-muted">{row.code}</span>
                  </>
                ),
              },
              {
                id: 'version',
                header: t('counts.version'),
                align: 'end',
                cell: (row) => row.counts?.version ?? missing,
              },
              {
                id: 'stations',
                header: t('counts.stations'),
                align: 'end',
                cell: (row) => row.counts && formatNumber(row.counts.stations, locale),
              },
              { id: 'source', header: t('counts.source'), cell: (row) => row.counts?.source },
              {
                id: 'imported',
                header: t('counts.imported'),
                cell: (row) => row.counts && <DateTime value={row.counts.importedAt} />,
              },
              {
                id: 'population',
                header: t('counts.population'),
                align: 'end',
                cell: (row) => row.population && formatNumber(row.population, locale),
              },
              { id: 'zone', header: t('counts.timeZone'), cell: (row) => row.timeZone },
            ]}
          />
        ) : (
          !error && (
            <div className="px-5 pb-5">
              <SkeletonText lines={4} />
            </div>
          )
        )}
      </Section>
      <Section title={t('import.title')} description={t('import.text')}>
        <p className="mb-1 text-sm font-medium">{t('import.copy')}</p>
        <CopyId id={command} className="bg-sunken p-2! text-ink!" />
        <p className="mt-2 text-sm text-muted">{t('import.format')}</p>
      </Section>
    </>
  );
}
