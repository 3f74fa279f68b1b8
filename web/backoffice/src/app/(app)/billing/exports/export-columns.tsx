'use client';

import { useQuery } from '@apollo/client/react';
import { ErrorState } from '@mobilytics/ui/error-state';
import { Section } from '@mobilytics/ui/page';
import { SelectField } from '@mobilytics/ui/select-field';
import { Skeleton } from '@mobilytics/ui/skeleton';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#parts/plain-table.tsx';
import { useParameters } from '../finance/use-parameters.ts';
import { exportColumnsQuery, exportKinds } from './export-queries.ts';

/** What each column of a file holds, for who has to read it with a program. */
export function ExportColumns() {
  const t = useTranslations('finance.exports');
  const { values, put } = useParameters({ columns: 'JOURNAL' });
  const kind = exportKinds.find((each) => each === values.columns) ?? 'JOURNAL';
  const { data, previousData, error, refetch } = useQuery(exportColumnsQuery, {
    variables: { kind },
  });
  const columns = (data ?? previousData)?.billingExportColumns;
  return (
    <Section title={t('columns')} description={t('columnsText')} isFlush>
      <div className="w-56 px-4 pb-4 sm:px-5">
        <SelectField
          name="columns"
          label={t('kind')}
          value={kind}
          onChange={(value) => put('columns', value)}
          options={exportKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
      </div>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!columns && !error && <Skeleton className="m-4 h-40" />}
      {columns && (
        <PlainTable
          label={t('columns')}
          empty={t('empty')}
          rows={columns}
          rowId={({ name }) => name}
          columns={[
            {
              id: 'name',
              header: t('column'),
              cell: ({ name }) => <span className="font-mono text-xs">{name}</span>,
            },
            { id: 'description', header: t('holds'), cell: ({ description }) => description },
          ]}
        />
      )}
    </Section>
  );
}
