'use client';

import { useQuery } from '@apollo/client/react';
import { DataTable } from '@mobilytics/ui/data-table';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { useTable } from '@mobilytics/ui/use-table';
import { useTranslations } from 'next-intl';
import { visibleOnly } from '#lib/use-polling.ts';
import { PlainTable } from '#parts/plain-table.tsx';
import { DayField, ReportBar } from '../finance/report-bar.tsx';
import { today } from '../finance/report-days.ts';
import { useParameters } from '../finance/use-parameters.ts';
import { wholeList } from '../finance/whole-list.ts';
import { BalanceCheck } from './balance-check.tsx';
import { trialBalanceQuery } from './ledger-queries.ts';

/** What stands on each account; every currency comes to zero. */
export function TrialBalance() {
  const t = useTranslations('finance.ledger');
  const tf = useTranslations('finance');
  const { values, put } = useParameters({ asOf: today() });
  const table = useTable({ filterIds: [], prefix: 'trial-' });
  const { data, previousData, error, loading, refetch } = useQuery(trialBalanceQuery, {
    variables: values,
    ...visibleOnly,
  });
  const report = (data ?? previousData)?.trialBalance;
  return (
    <div className="pt-4">
      <ReportBar>
        <DayField
          name="asOf"
          label={tf('asOf')}
          value={values.asOf}
          onChange={(day) => put('asOf', day)}
        />
      </ReportBar>
      <BalanceCheck />
      <Section title={t('totals')} description={t('totalsText')} isFlush>
        <PlainTable
          label={t('totals')}
          empty={t('empty')}
          rows={report?.totals ?? []}
          rowId={({ currency }) => currency}
          columns={[
            { id: 'currency', header: tf('currency'), cell: ({ currency }) => currency },
            ...(['debit', 'credit', 'difference'] as const).map((name) => ({
              id: name,
              header: t(name),
              align: 'end' as const,
              cell: (row: NonNullable<typeof report>['totals'][number]) => (
                <Money value={row[name]} />
              ),
            })),
          ]}
        />
      </Section>
      <div className="rounded-lg border border-line bg-surface">
        <DataTable
          label={t('trialBalance')}
          table={table}
          rows={report?.rows}
          totalCount={report?.rows.length}
          pageInfo={wholeList}
          isLoading={loading}
          error={error}
          onRetry={() => void refetch()}
          rowId={(row) => `${row.account.id} ${row.balance.currency}`}
          empty={{ title: t('empty'), text: t('emptyText') }}
          columns={[
            {
              id: 'number',
              header: t('number'),
              cell: (row) => row.account.number,
              text: (row) => row.account.number,
            },
            {
              id: 'account',
              header: t('account'),
              cell: (row) => row.account.name,
              text: (row) => row.account.name,
            },
            {
              id: 'type',
              header: t('type'),
              cell: (row) => t(`types.${row.account.type}`),
              text: (row) => row.account.type,
            },
            ...(['debit', 'credit', 'balance'] as const).map((name) => ({
              id: name,
              header: t(name),
              align: 'end' as const,
              cell: (row: NonNullable<typeof report>['rows'][number]) => (
                <Money value={row[name]} />
              ),
              text: (row: NonNullable<typeof report>['rows'][number]) =>
                `${row[name].amount} ${row[name].currency}`,
            })),
            {
              id: 'entries',
              header: t('entries'),
              align: 'end',
              cell: (row) => row.entryCount,
              text: (row) => row.entryCount,
            },
          ]}
        />
      </div>
    </div>
  );
}
