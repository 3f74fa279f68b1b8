'use client';

import { LinkButton } from '@mobilytics/ui/button';
import { type Column, DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { formatNumber } from '@mobilytics/ui/lib/format';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTable } from '@mobilytics/ui/use-table';
import { useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import type { ReportsQuery } from '#generated/graphql.ts';
import { useLiveQuery } from '#lib/use-live-query.ts';

const reportsQuery = graphql(`
  query Reports($first: Int, $after: String, $last: Int, $before: String, $filter: CampaignFilter) {
    campaigns(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      edges {
        node {
          id
          name
          market {
            code
            name
          }
          delivery {
            methodVersion
            asOf
            gross {
              persons
            }
            ots {
              persons
            }
            coverage
            kilometres
            daysLive
          }
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      totalCount
    }
  }
`);

type Row = ReportsQuery['campaigns']['edges'][number]['node'];

export default function ReportsPage() {
  const t = useTranslations('report.list');
  const campaigns = useTranslations('campaigns');
  const { locale } = useUi();
  const table = useTable({ filterIds: ['search'], pageSize: 10 });
  const { search } = table.state.filters;
  const { data, error, isLoading, retry } = useLiveQuery(reportsQuery, {
    variables: { ...table.connection, filter: { search: search ?? null } },
  });
  const figure = (
    id: string,
    header: string,
    read: (row: Row) => string | number | null | undefined,
    options: Intl.NumberFormatOptions,
  ): Column<Row> => ({
    id,
    header,
    align: 'end',
    text: read,
    cell: (row) => {
      const value = read(row);
      return value === null || value === undefined ? (
        <span className="text-muted">{t('none')}</span>
      ) : (
        <span className="figures">{formatNumber(value, locale, options)}</span>
      );
    },
  });
  const whole = { maximumFractionDigits: 0 };
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <Section title={t('all')} isFlush>
        <DataTable
          label={t('title')}
          table={table}
          rows={data?.campaigns.edges.map((edge) => edge.node)}
          totalCount={data?.campaigns.totalCount}
          pageInfo={data?.campaigns.pageInfo}
          isLoading={isLoading}
          error={error}
          onRetry={retry}
          rowId={(row) => row.id}
          rowName={(row) => row.name}
          rowHref={(row) => `/campaigns/${row.id}/report`}
          empty={{
            title: t('empty'),
            text: t('emptyText'),
            action: <LinkButton href="/campaigns/new">{campaigns('new')}</LinkButton>,
          }}
          filters={[{ id: 'search', label: campaigns('search'), kind: 'search' }]}
          columns={[
            {
              id: 'campaign',
              header: t('campaign'),
              cell: (row) => row.name,
              text: (row) => row.name,
            },
            {
              id: 'market',
              header: t('market'),
              cell: (row) => row.market.name,
              text: (row) => row.market.name,
            },
            figure('gross', t('gross'), (row) => row.delivery?.gross?.persons, whole),
            figure('ots', t('ots'), (row) => row.delivery?.ots?.persons, whole),
            figure('kilometres', t('kilometres'), (row) => row.delivery?.kilometres, {
              maximumFractionDigits: 1,
            }),
            figure('days', t('days'), (row) => row.delivery?.daysLive, whole),
            figure('coverage', t('coverage'), (row) => row.delivery?.coverage, {
              style: 'percent',
              maximumFractionDigits: 1,
            }),
            {
              id: 'asOf',
              header: t('asOf'),
              cell: (row) => row.delivery?.asOf && <DateTime value={row.delivery.asOf} />,
              text: (row) => row.delivery?.asOf,
            },
            {
              id: 'method',
              header: t('method'),
              cell: (row) => row.delivery?.methodVersion,
              text: (row) => row.delivery?.methodVersion,
              isHidden: true,
            },
          ]}
        />
      </Section>
    </>
  );
}
