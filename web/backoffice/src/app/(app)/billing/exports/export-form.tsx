'use client';

import { useMutation } from '@apollo/client/react';
import { Button } from '@mobilytics/ui/button';
import { ErrorState } from '@mobilytics/ui/error-state';
import { Section } from '@mobilytics/ui/page';
import { SelectField } from '@mobilytics/ui/select-field';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAction } from '#lib/use-action.ts';
import { DayField } from '../finance/report-bar.tsx';
import { firstOfMonth, today } from '../finance/report-days.ts';
import { exportKinds, startExportMutation } from './export-queries.ts';

/** Asks for a file of a period; the table below says when it can be fetched. */
export function ExportForm() {
  const t = useTranslations('finance.exports');
  const tf = useTranslations('finance');
  const [kind, setKind] = useState('JOURNAL');
  const [from, setFrom] = useState(firstOfMonth(0));
  const [to, setTo] = useState(today());
  const [startExport] = useMutation(startExportMutation, { refetchQueries: ['BillingExports'] });
  const { run, isPending, problem } = useAction();
  const start = async () => {
    const known = exportKinds.find((each) => each === kind) ?? 'JOURNAL';
    const input = { kind: known, from, to };
    const answer = await run(`export ${JSON.stringify(input)}`, async (context) => {
      const { data } = await startExport({ variables: { input }, context });
      return data?.startBillingExport;
    });
    if (answer) showToast(t('started'));
  };
  return (
    <Section title={t('new')}>
      <div className="flex flex-wrap items-end gap-3">
        <div className="w-48">
          <SelectField
            name="kind"
            label={t('kind')}
            value={kind}
            onChange={setKind}
            options={exportKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
        </div>
        <DayField name="from" label={tf('from')} value={from} onChange={setFrom} />
        <DayField name="to" label={tf('to')} value={to} onChange={setTo} />
        <Button kind="primary" isPending={isPending} onPress={() => void start()}>
          {t('start')}
        </Button>
      </div>
      {problem && (
        <div className="mt-4">
          <ErrorState error={problem} />
        </div>
      )}
    </Section>
  );
}
