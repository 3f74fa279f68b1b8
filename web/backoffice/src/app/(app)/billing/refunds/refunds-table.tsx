'use client';

import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from '@mobilytics/ui/button';
import { DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { statusOptions } from '@mobilytics/ui/lib/status';
import { Money } from '@mobilytics/ui/money';
import { TextLink } from '@mobilytics/ui/text-link';
import { showToast } from '@mobilytics/ui/toast';
import { useTable } from '@mobilytics/ui/use-table';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { graphql } from '#generated/gql.ts';
import type { PaymentRefundState } from '#generated/graphql.ts';
import { useMay } from '#layout/viewer.tsx';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { ReasonDialog } from '#parts/reason-dialog.tsx';
import { RefundReason, RefundState } from '#parts/refunds.tsx';

const refundsQuery = graphql(`
  query Refunds($first: Int, $after: String, $last: Int, $before: String, $filter: RefundFilter) {
    refunds(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      edges {
        node {
          ...RefundFields
          failureSettledAt
          organization {
            id
            name
          }
          order {
            id
            number
          }
          payment {
            id
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

const settleMutation = graphql(`
  mutation SettleFailedRefund($input: SettleFailedRefundInput!) {
    settleFailedRefund(input: $input) {
      ... on SettleFailedRefundSuccess {
        refund {
          ...RefundFields
          failureSettledAt
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

const states: PaymentRefundState[] = [
  'PENDING',
  'REQUIRES_ACTION',
  'SUCCEEDED',
  'FAILED',
  'CANCELED',
];

export function RefundsTable() {
  const t = useTranslations('money');
  const tc = useTranslations('common.columns');
  const locale = useLocale();
  const maySettle = useMay('staff:billing');
  const [settling, setSettling] = useState<string | null>(null);
  const [settle] = useMutation(settleMutation);
  const table = useTable({ filterIds: ['search', 'state', 'attention'] });
  const { search, state, attention } = table.state.filters;
  const query = useQuery(refundsQuery, {
    variables: {
      ...table.connection,
      filter: {
        search,
        state: state ? [state as PaymentRefundState] : undefined,
        needsAttention: attention === 'yes' ? true : undefined,
      },
    },
    ...visibleOnly,
  });
  usePolling(query);
  const { data, previousData, error, loading, refetch } = query;
  const refunds = (data ?? previousData)?.refunds;
  return (
    <div className="rounded-lg border border-line bg-surface">
      <DataTable
        label={t('refunds.title')}
        table={table}
        rows={refunds?.edges.map((edge) => edge.node)}
        totalCount={refunds?.totalCount}
        pageInfo={refunds?.pageInfo}
        isLoading={loading}
        error={error}
        onRetry={() => void refetch()}
        rowId={(row) => row.id}
        rowName={(row) => row.stripeRefundId}
        rowHref={(row) => `/billing/payments/${row.payment.id}`}
        empty={{ title: t('refunds.empty'), text: t('refunds.emptyText') }}
        filters={[
          { id: 'search', label: t('refunds.search'), kind: 'search' },
          {
            id: 'state',
            label: tc('status'),
            kind: 'select',
            options: statusOptions(states, locale),
          },
          {
            id: 'attention',
            label: t('refunds.attention'),
            kind: 'select',
            options: [{ value: 'yes', label: t('refunds.needsAttention') }],
          },
        ]}
        columns={[
          {
            id: 'id',
            header: t('words.stripeId'),
            cell: (row) => <span className="font-mono text-xs">{row.stripeRefundId}</span>,
            text: (row) => row.stripeRefundId,
          },
          {
            id: 'customer',
            header: tc('customer'),
            cell: (row) => row.organization.name,
            text: (row) => row.organization.name,
          },
          {
            id: 'order',
            header: tc('order'),
            cell: (row) =>
              row.order && (
                <TextLink className="whitespace-nowrap" href={`/orders/${row.order.id}`}>
                  {row.order.number}
                </TextLink>
              ),
            text: (row) => row.order?.number,
          },
          {
            id: 'amount',
            header: tc('amount'),
            align: 'end',
            cell: (row) => <Money value={row.amount} />,
            text: (row) => `${row.amount.amount} ${row.amount.currency}`,
          },
          {
            id: 'state',
            header: tc('status'),
            cell: (row) => <RefundState refund={row} />,
            text: (row) => row.state,
          },
          {
            id: 'reason',
            header: t('words.reason'),
            cell: (row) => <RefundReason refund={row} />,
            text: (row) => row.reason,
          },
          {
            id: 'date',
            header: tc('date'),
            cell: (row) => <DateTime value={row.createdAt} />,
            text: (row) => row.createdAt,
          },
          {
            id: 'settle',
            header: tc('actions'),
            cell: (row) =>
              maySettle &&
              row.state === 'FAILED' &&
              !row.failureSettledAt && (
                <Button size="small" onPress={() => setSettling(row.id)}>
                  {t('refunds.settle')}
                </Button>
              ),
          },
        ]}
      />
      {settling && (
        <ReasonDialog
          draftKey={`settle-refund-${settling}`}
          title={t('refunds.settleTitle')}
          label={t('refunds.settleLabel')}
          help={t('refunds.settleHelp')}
          confirmLabel={t('refunds.settle')}
          onClose={() => setSettling(null)}
          send={async (note, context) => {
            const variables = { input: { id: settling, note } };
            const answer = await settle({ variables, context });
            const result = answer.data?.settleFailedRefund;
            if (result?.__typename === 'SettleFailedRefundSuccess') {
              showToast(t('refunds.settled'));
              void refetch();
            }
            return result;
          }}
        />
      )}
    </div>
  );
}
