'use client';

import { useMutation } from '@apollo/client/react';
import { Button } from '@mobilytics/ui/button';
import { useTranslations } from 'next-intl';
import type { BillingExportFieldsFragment } from '#generated/graphql.ts';
import { useAction } from '#lib/use-action.ts';
import { cancelExportMutation, retryExportMutation } from './export-queries.ts';

/** What can be done with an export that is not done. */
export function ExportActions({ row }: { row: BillingExportFieldsFragment }) {
  const t = useTranslations('finance.exports');
  const [cancelExport] = useMutation(cancelExportMutation);
  const [retryExport] = useMutation(retryExportMutation);
  const { run, isPending, problem } = useAction();
  const input = { id: row.id };
  const cancel = () =>
    run(`cancel ${row.id}`, async (context) => {
      const { data } = await cancelExport({ variables: { input }, context });
      return data?.cancelBillingExport;
    });
  const retry = () =>
    run(`retry ${row.id}`, async (context) => {
      const { data } = await retryExport({ variables: { input }, context });
      return data?.retryBillingExport;
    });
  if (row.state === 'DONE' || row.state === 'CANCELED') return null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {row.state === 'FAILED' && (
        <Button size="small" isPending={isPending} onPress={() => void retry()}>
          {t('retry')}
        </Button>
      )}
      <Button size="small" kind="quiet" isPending={isPending} onPress={() => void cancel()}>
        {t('cancel')}
      </Button>
      {problem && (
        <p role="alert" className="text-sm text-danger">
          {problem.title}
        </p>
      )}
    </div>
  );
}
