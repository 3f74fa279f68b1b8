import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from '@mobilytics/ui/button';
import { DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { TextLink } from '@mobilytics/ui/text-link';
import { showToast } from '@mobilytics/ui/toast';
import { useTable } from '@mobilytics/ui/use-table';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { DifferenceKind as Kind } from '#generated/graphql.ts';
import { visibleOnly } from '#lib/use-polling.ts';
import { ReasonDialog } from '#parts/reason-dialog.tsx';
import { type Difference, differencesQuery, resolveMutation } from './bills-query.ts';
import { DifferenceKind } from './difference-table.tsx';

const kinds: Kind[] = [
  'BILLED_NOT_BOUGHT',
  'BOUGHT_NOT_BILLED',
  'AMOUNT_DIFFERS',
  'VOIDED_BUT_BILLED',
  'BILLED_TWICE',
  'REFUND_OVERDUE',
];

/** Where bills and labels disagree, each to be settled with a note. */
export function OpenDifferences({ onChange }: { onChange: () => void }) {
  const t = useTranslations('carriers.reconciliation');
  const tc = useTranslations('common');
  const [settling, setSettling] = useState<Difference | null>(null);
  const [resolve] = useMutation(resolveMutation);
  const table = useTable({ filterIds: ['kind', 'state'] });
  const { kind, state } = table.state.filters;
  const { data, previousData, error, loading, refetch } = useQuery(differencesQuery, {
    variables: {
      ...table.connection,
      filter: {
        resolved: state ? state === 'settled' : undefined,
        kind: kind ? [kind as Kind] : undefined,
      },
    },
    ...visibleOnly,
  });
  const differences = (data ?? previousData)?.shippingDifferences;
  return (
    <Section title={t('differences')} description={t('differencesHelp')} isFlush>
      <DataTable
        label={t('differences')}
        table={table}
        rows={differences?.edges.map((edge) => edge.node)}
        totalCount={differences?.totalCount}
        pageInfo={differences?.pageInfo}
        isLoading={loading}
        error={error}
        onRetry={() => void refetch()}
        rowId={(row) => row.id}
        empty={{ title: t('agree'), text: t('agreeText') }}
        filters={[
          {
            id: 'kind',
            label: t('kind'),
            kind: 'select',
            options: kinds.map((value) => ({ value, label: t(`kinds.${value}`) })),
          },
          {
            id: 'state',
            label: tc('columns.status'),
            kind: 'select',
            options: [
              { value: 'open', label: t('openOnes') },
              { value: 'settled', label: t('settled') },
            ],
          },
        ]}
        columns={[
          {
            id: 'kind',
            header: t('kind'),
            cell: (row) => <DifferenceKind kind={row.kind} />,
            text: (row) => row.kind,
          },
          {
            id: 'carrier',
            header: tc('columns.carrier'),
            cell: (row) => tc(`carriers.${row.carrier}`),
            text: (row) => row.carrier,
          },
          {
            id: 'tracking',
            header: tc('columns.tracking'),
            cell: (row) =>
              row.shipment ? (
                <TextLink href={`/shipments/${row.shipment.id}`}>
                  {row.trackingNumber ?? row.shipment.id}
                </TextLink>
              ) : (
                row.trackingNumber
              ),
            text: (row) => row.trackingNumber,
          },
          {
            id: 'expected',
            header: t('expected'),
            cell: (row) => row.expected && <Money value={row.expected} />,
            text: (row) => row.expected?.amount,
          },
          {
            id: 'billed',
            header: t('billed'),
            cell: (row) => row.billed && <Money value={row.billed} />,
            text: (row) => row.billed?.amount,
          },
          {
            id: 'found',
            header: t('found'),
            cell: (row) => <DateTime value={row.openedAt} />,
            text: (row) => row.openedAt,
          },
          {
            id: 'note',
            header: t('note'),
            cell: (row) =>
              row.note ?? (
                <Button size="small" onPress={() => setSettling(row)}>
                  {t('settle')}
                </Button>
              ),
            text: (row) => row.note,
          },
        ]}
      />
      {settling && (
        <ReasonDialog
          draftKey={`settle-${settling.id}`}
          title={t('settleTitle')}
          help={t('settleHelp')}
          confirmLabel={t('settle')}
          onClose={() => setSettling(null)}
          send={async (note, context) => {
            const variables = { input: { id: settling.id, note } };
            const answer = await resolve({ variables, context });
            const result = answer.data?.resolveShippingDifference;
            if (result?.__typename === 'ResolveShippingDifferenceSuccess') {
              showToast(t('settledToast'));
              onChange();
              void refetch();
            }
            return result;
          }}
        />
      )}
    </Section>
  );
}
