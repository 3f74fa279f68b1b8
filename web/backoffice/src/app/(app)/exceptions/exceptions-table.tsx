'use client';

import { useMutation, useQuery } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { DataTable } from '@mobilytics/ui/data-table';
import { ErrorState } from '@mobilytics/ui/error-state';
import { showToast } from '@mobilytics/ui/toast';
import { useTable } from '@mobilytics/ui/use-table';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type {
  CarrierCode,
  ShipmentExceptionKind,
  ShipmentExceptionStatus,
} from '#generated/graphql.ts';
import { useViewer } from '#layout/viewer.tsx';
import { useAction } from '#lib/use-action.ts';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { ReasonDialog } from '#parts/reason-dialog.tsx';
import { useExceptionColumns } from './exception-columns.tsx';
import { useExceptionFilters } from './exception-filters.ts';
import { assignMutation, resolveMutation } from './exception-mutations.ts';
import { exceptionsQuery, type ListedException } from './exceptions-query.ts';
import { useRowActions } from './use-row-actions.ts';

/** Exceptions in one state, the oldest cause first; a takes one, e resolves it. */
export function ExceptionsTable({ status }: { status: ShipmentExceptionStatus }) {
  const t = useTranslations('exceptions');
  const viewer = useViewer();
  const isOpen = status === 'OPEN';
  const table = useTable({
    filterIds: ['search', 'kind', 'carrier', 'assignee'],
    // Each tab keeps what it shows; links to the open ones stay short.
    prefix: isOpen ? '' : 'resolved-',
  });
  const { search, kind, carrier, assignee } = table.state.filters;
  const query = useQuery(exceptionsQuery, {
    variables: {
      ...table.connection,
      filter: {
        search,
        assignee,
        kind: kind ? (kind.split(',') as ShipmentExceptionKind[]) : undefined,
        carrier: carrier ? [carrier as CarrierCode] : undefined,
        status,
      },
    },
    ...visibleOnly,
  });
  usePolling(query);
  const { data, previousData, error, loading, refetch } = query;
  const found = (data ?? previousData)?.shipmentExceptions;
  const rows = found?.edges.map((edge) => edge.node);
  const [assign] = useMutation(assignMutation);
  const [resolve] = useMutation(resolveMutation);
  const { run, problem } = useAction();
  const [resolving, setResolving] = useState<ListedException>();
  const columns = useExceptionColumns();
  const filters = useExceptionFilters();

  const take = async (exceptionId: string) => {
    const input = { exceptionId, assigneeId: viewer.id };
    const taken = await run(`take ${exceptionId}`, async (context) => {
      const result = await assign({ variables: { input }, context });
      return result.data?.assignShipmentException;
    });
    if (taken) showToast(t('taken'));
  };
  useRowActions({
    a: (id) => void take(id),
    e: (id) => setResolving(rows?.find((row) => row.id === id && row.status === 'OPEN')),
  });
  const nameOf = (row: ListedException) =>
    `${t(`kinds.${row.kind}`)}, ${row.shipment.trackingNumber ?? row.shipment.order.number}`;

  return (
    <>
      {problem && (
        <div className="mb-6">
          <ErrorState error={problem} />
        </div>
      )}
      <div className="overflow-hidden rounded-lg border border-line bg-surface">
        <DataTable
          label={isOpen ? t('title') : t('resolvedOnes')}
          table={table}
          rows={rows}
          totalCount={found?.totalCount}
          pageInfo={found?.pageInfo}
          isLoading={loading}
          error={error}
          onRetry={() => void refetch()}
          rowId={(row) => row.id}
          rowName={nameOf}
          rowHref={(row) => `/exceptions/${row.id}`}
          empty={
            isOpen ? { title: t('empty'), text: t('emptyText') } : { title: t('noneResolved') }
          }
          filters={filters}
          columns={columns}
          bulkActions={
            !isOpen
              ? []
              : [
                  {
                    id: 'take',
                    label: t('take'),
                    preview: (chosen) => t('takePreview', { count: chosen.length }),
                    rowName: nameOf,
                    run: async ({ id: exceptionId }) => {
                      const result = await assign({
                        variables: { input: { exceptionId, assigneeId: viewer.id } },
                        context: idempotent(crypto.randomUUID()),
                      });
                      return userProblems(result.data?.assignShipmentException)[0]?.message;
                    },
                  },
                  {
                    id: 'resolve',
                    label: t('resolve'),
                    preview: (chosen) => t('resolvePreview', { count: chosen.length }),
                    rowName: nameOf,
                    run: async ({ id: exceptionId }) => {
                      const result = await resolve({
                        variables: { input: { exceptionId, reason: t('bulkReason') } },
                        context: idempotent(crypto.randomUUID()),
                      });
                      return userProblems(result.data?.resolveShipmentException)[0]?.message;
                    },
                    onDone: () => void refetch(),
                  },
                ]
          }
        />
      </div>
      {resolving && (
        <ReasonDialog
          draftKey={`resolve-${resolving.id}`}
          title={t('resolveTitle', { what: nameOf(resolving) })}
          help={t('resolveHelp')}
          confirmLabel={t('resolve')}
          onClose={() => {
            setResolving(undefined);
            void refetch();
          }}
          send={async (reason, context) => {
            const input = { exceptionId: resolving.id, reason };
            const result = await resolve({ variables: { input }, context });
            return result.data?.resolveShipmentException;
          }}
        />
      )}
    </>
  );
}
