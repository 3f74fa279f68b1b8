'use client';

import { useQuery } from '@apollo/client/react';
import { CopyId } from '@mobilytics/ui/copy-id';
import { DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { useTable } from '@mobilytics/ui/use-table';
import { useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';

const customersQuery = graphql(`
  query Customers($first: Int, $after: String, $last: Int, $before: String, $search: String) {
    customers(first: $first, after: $after, last: $last, before: $before, search: $search) {
      edges {
        node {
          id
          name
          createdAt
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

export default function CustomersPage() {
  const t = useTranslations('customers');
  const tc = useTranslations('common.columns');
  const table = useTable({ filterIds: ['search'] });
  const { data, previousData, error, loading, refetch } = useQuery(customersQuery, {
    variables: { ...table.connection, search: table.state.filters.search },
  });
  const customers = (data ?? previousData)?.customers;
  return (
    <>
      <PageHeader title={t('title')} />
      <Section title={t('all')} isFlush>
        <DataTable
          label={t('title')}
          table={table}
          rows={customers?.edges.map((edge) => edge.node)}
          totalCount={customers?.totalCount}
          pageInfo={customers?.pageInfo}
          isLoading={loading}
          error={error}
          onRetry={() => void refetch()}
          rowId={(row) => row.id}
          rowName={(row) => row.name}
          rowHref={(row) => `/customers/${row.id}`}
          empty={{ title: t('empty'), text: t('emptyText') }}
          filters={[{ id: 'search', label: t('search'), kind: 'search' }]}
          columns={[
            {
              id: 'name',
              header: tc('name'),
              cell: (row) => row.name,
              text: (row) => row.name,
            },
            {
              id: 'id',
              header: tc('id'),
              cell: (row) => <CopyId id={row.id} />,
              text: (row) => row.id,
            },
            {
              id: 'created',
              header: t('founded'),
              cell: (row) => <DateTime value={row.createdAt} />,
              text: (row) => row.createdAt,
            },
          ]}
        />
      </Section>
    </>
  );
}
