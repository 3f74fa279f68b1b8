'use client';

import { useMutation, useQuery } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { formatMoney } from '@mobilytics/ui/lib/format';
import { statusOptions } from '@mobilytics/ui/lib/status';
import { Money } from '@mobilytics/ui/money';
import { Status } from '@mobilytics/ui/status';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTable } from '@mobilytics/ui/use-table';
import { useTranslations } from 'next-intl';
import type {
  MoneyRequestFieldsFragment,
  MoneyRequestKind,
  MoneyRequestState,
} from '#generated/graphql.ts';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { approveMutation, moneyRequestsQuery } from './approval-queries.ts';

const states: MoneyRequestState[] = [
  'REQUESTED',
  'BLOCKED',
  'CARRYING_OUT',
  'DONE',
  'REFUSED',
  'DECLINED',
];
const kinds: MoneyRequestKind[] = ['REFUND', 'CREDIT_NOTE', 'WRITE_OFF', 'MAKE_GOOD'];

/** Requests to move money: those that wait for a decision, or all of them. */
export function ApprovalsTable({ isWaiting }: { isWaiting: boolean }) {
  const t = useTranslations('money');
  const tc = useTranslations('common.columns');
  const { locale } = useUi();
  // Each tab keeps what it shows; links to what waits stay short.
  const table = useTable({ filterIds: ['state', 'kind'], prefix: isWaiting ? '' : 'all-' });
  const { state, kind } = table.state.filters;
  const query = useQuery(moneyRequestsQuery, {
    variables: {
      ...table.connection,
      filter: {
        state: isWaiting ? ['REQUESTED'] : state ? [state as MoneyRequestState] : undefined,
        kind: kind ? [kind as MoneyRequestKind] : undefined,
      },
    },
    ...visibleOnly,
  });
  usePolling(query);
  const [approve] = useMutation(approveMutation);
  const { data, previousData, error, loading, refetch } = query;
  const requests = (data ?? previousData)?.moneyRequests;
  const nameOf = ({ kind: of, amount, organization }: MoneyRequestFieldsFragment) =>
    `${t(`kinds.${of}`)}, ${formatMoney(amount.amount, amount.currency, locale)}, ${organization.name}`;
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-surface">
      <DataTable
        label={t('requests.approvals')}
        table={table}
        rows={requests?.edges.map((edge) => edge.node)}
        totalCount={requests?.totalCount}
        pageInfo={requests?.pageInfo}
        isLoading={loading}
        error={error}
        onRetry={() => void refetch()}
        rowId={(row) => row.id}
        rowName={nameOf}
        rowHref={(row) => `/billing/approvals/${row.id}`}
        empty={{
          title: t(isWaiting ? 'requests.empty' : 'requests.noneYet'),
          text: t('requests.emptyText'),
        }}
        filters={[
          ...(isWaiting
            ? []
            : [
                {
                  id: 'state',
                  label: tc('status'),
                  kind: 'select' as const,
                  options: statusOptions(states, locale),
                },
              ]),
          {
            id: 'kind',
            label: t('requests.kind'),
            kind: 'select',
            options: kinds.map((value) => ({ value, label: t(`kinds.${value}`) })),
          },
        ]}
        columns={[
          {
            id: 'kind',
            header: t('requests.kind'),
            cell: (row) => t(`kinds.${row.kind}`),
            text: (row) => t(`kinds.${row.kind}`),
          },
          {
            id: 'amount',
            header: tc('amount'),
            align: 'end',
            cell: (row) => <Money value={row.amount} />,
            text: (row) => `${row.amount.amount} ${row.amount.currency}`,
          },
          {
            id: 'customer',
            header: tc('customer'),
            cell: (row) => row.organization.name,
            text: (row) => row.organization.name,
          },
          {
            id: 'about',
            header: t('requests.about'),
            cell: (row) => row.order?.number ?? row.invoice?.number,
            text: (row) => row.order?.number ?? row.invoice?.number,
          },
          {
            id: 'reason',
            header: t('words.reason'),
            cell: (row) => row.reason,
            text: (row) => row.reason,
          },
          {
            id: 'by',
            header: t('requests.askedBy'),
            cell: (row) => row.askedByName ?? row.askedById,
            text: (row) => row.askedByName ?? row.askedById,
          },
          {
            id: 'state',
            header: tc('status'),
            cell: (row) => (
              <>
                <Status status={row.state} />
                {(row.blockMessage ?? row.refusal) && (
                  <span className="block text-xs text-muted">
                    {row.blockMessage ?? row.refusal}
                  </span>
                )}
              </>
            ),
            text: (row) => row.state,
          },
          {
            id: 'at',
            header: tc('date'),
            cell: (row) => <DateTime value={row.askedAt} />,
            text: (row) => row.askedAt,
          },
        ]}
        bulkActions={
          !isWaiting
            ? []
            : [
                {
                  id: 'approve',
                  label: t('requests.approve'),
                  preview: (rows) => t('requests.approvePreview', { count: rows.length }),
                  rowName: nameOf,
                  run: async ({ id }) => {
                    const result = await approve({
                      variables: { input: { id } },
                      context: idempotent(crypto.randomUUID()),
                    });
                    return userProblems(result.data?.approveMoneyRequest)[0]?.message;
                  },
                  onDone: () => void refetch(),
                },
              ]
        }
      />
    </div>
  );
}
