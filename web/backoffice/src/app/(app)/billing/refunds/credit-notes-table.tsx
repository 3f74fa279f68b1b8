'use client';

import { useQuery } from '@apollo/client/react';
import { DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { statusOptions } from '@mobilytics/ui/lib/status';
import { Money } from '@mobilytics/ui/money';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTable } from '@mobilytics/ui/use-table';
import { useLocale, useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import type { CreditNoteState } from '#generated/graphql.ts';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';

const creditNotesQuery = graphql(`
  query BackofficeCreditNotes(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: CreditNoteFilter
  ) {
    creditNotes(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      edges {
        node {
          id
          number
          state
          memo
          stripeReason
          createdAt
          total {
            amount
            currency
          }
          organization {
            id
            name
          }
          invoice {
            id
            number
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

const states: CreditNoteState[] = ['ISSUED', 'VOID'];

export function CreditNotesTable() {
  const t = useTranslations('money');
  const tc = useTranslations('common.columns');
  const locale = useLocale();
  const table = useTable({ filterIds: ['search', 'state'], prefix: 'notes-' });
  const { search, state } = table.state.filters;
  const query = useQuery(creditNotesQuery, {
    variables: {
      ...table.connection,
      filter: { search, state: state ? [state as CreditNoteState] : undefined },
    },
    ...visibleOnly,
  });
  usePolling(query);
  const { data, previousData, error, loading, refetch } = query;
  const notes = (data ?? previousData)?.creditNotes;
  return (
    <div className="rounded-lg border border-line bg-surface">
      <DataTable
        label={t('credit.notes')}
        table={table}
        rows={notes?.edges.map((edge) => edge.node)}
        totalCount={notes?.totalCount}
        pageInfo={notes?.pageInfo}
        isLoading={loading}
        error={error}
        onRetry={() => void refetch()}
        rowId={(row) => row.id}
        rowName={(row) => row.number}
        rowHref={(row) => `/billing/credit-notes/${row.id}`}
        empty={{ title: t('credit.empty'), text: t('credit.emptyText') }}
        filters={[
          { id: 'search', label: t('credit.search'), kind: 'search' },
          {
            id: 'state',
            label: tc('status'),
            kind: 'select',
            options: statusOptions(states, locale),
          },
        ]}
        columns={[
          {
            id: 'number',
            header: tc('number'),
            cell: (row) => row.number,
            text: (row) => row.number,
          },
          {
            id: 'customer',
            header: tc('customer'),
            cell: (row) => row.organization.name,
            text: (row) => row.organization.name,
          },
          {
            id: 'invoice',
            header: t('credit.invoice'),
            cell: (row) => (
              <TextLink href={`/billing/invoices/${row.invoice.id}`}>
                {row.invoice.number ?? row.invoice.id}
              </TextLink>
            ),
            text: (row) => row.invoice.number,
          },
          {
            id: 'total',
            header: tc('total'),
            align: 'end',
            cell: (row) => <Money value={row.total} />,
            text: (row) => `${row.total.amount} ${row.total.currency}`,
          },
          {
            id: 'state',
            header: tc('status'),
            cell: (row) => <Status status={row.state} />,
            text: (row) => row.state,
          },
          {
            id: 'reason',
            header: t('words.reason'),
            cell: (row) => row.stripeReason && t(`credit.reasons.${row.stripeReason}`),
            text: (row) => row.stripeReason,
          },
          {
            id: 'date',
            header: tc('date'),
            cell: (row) => <DateTime value={row.createdAt} />,
            text: (row) => row.createdAt,
          },
        ]}
      />
    </div>
  );
}
