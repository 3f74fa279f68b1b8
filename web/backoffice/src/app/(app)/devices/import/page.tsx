'use client';

import { useMutation } from '@apollo/client/react';
import { Banner } from '@mobilytics/ui/banner';
import { Button } from '@mobilytics/ui/button';
import { ErrorState } from '@mobilytics/ui/error-state';
import { FileDrop } from '@mobilytics/ui/file-drop';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { RadioField } from '@mobilytics/ui/radio-field';
import { TextField } from '@mobilytics/ui/text-field';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ImportPolicy } from '#generated/graphql.ts';
import { useAction } from '#lib/use-action.ts';
import { type ImportReport, importMutation } from './import-query.ts';
import { ImportRows } from './import-rows.tsx';

const maxBytes = 800_000;

export default function ImportPage() {
  const t = useTranslations('devices.import');
  const td = useTranslations('devices');
  const [send] = useMutation(importMutation);
  const { run, isPending, problem } = useAction();
  const [file, setFile] = useState<File | null>(null);
  const [csv, setCsv] = useState('');
  const [policy, setPolicy] = useState<ImportPolicy>('ALL_OR_NOTHING');
  const [report, setReport] = useState<ImportReport>();

  const change = (text: string) => {
    setCsv(text);
    setReport(undefined);
  };
  const choose = async (chosen: File | null) => {
    setFile(chosen);
    change(chosen ? await chosen.text() : '');
  };
  const load = async (dryRun: boolean) => {
    const input = { csv, dryRun, policy };
    const answer = await run(JSON.stringify(input), async (context) => {
      const { data } = await send({ variables: { input }, context });
      return data?.importDevices;
    });
    if (answer?.__typename === 'ImportDevicesSuccess') setReport(answer);
  };
  const isChecked = report !== undefined;
  const isDone = isChecked && !report.dryRun && report.imported > 0;
  const stops = isChecked && report.wrongRows > 0 && policy === 'ALL_OR_NOTHING';
  const takes = isChecked && report.newRows > 0 && !stops && !isDone;
  return (
    <>
      <PageHeader
        title={t('title')}
        crumbs={[{ label: td('title'), href: '/devices' }]}
        description={t('description')}
      />
      <Section title={t('file')}>
        <div className="flex flex-col gap-4">
          <FileDrop
            label={t('drop')}
            help={t('dropHelp')}
            acceptedTypes={['text/csv', 'text/plain', 'application/vnd.ms-excel']}
            maxBytes={maxBytes}
            value={file}
            onChange={(chosen) => void choose(chosen)}
          />
          <TextField
            name="csv"
            label={t('text')}
            help={t('textHelp')}
            rows={8}
            value={csv}
            onChange={change}
          />
          <RadioField
            name="policy"
            label={t('policy')}
            value={policy}
            onChange={(value) => setPolicy(value as ImportPolicy)}
            options={[
              { value: 'ALL_OR_NOTHING', label: t('allOrNothing') },
              { value: 'SKIP_WRONG', label: t('skipWrong') },
            ]}
          />
          {problem && <ErrorState error={problem} />}
          <div className="flex flex-wrap gap-3">
            <Button
              kind={takes ? 'secondary' : 'primary'}
              isDisabled={csv.trim() === ''}
              isPending={isPending}
              onPress={() => void load(true)}
            >
              {t('check')}
            </Button>
            {takes && (
              <Button kind="primary" isPending={isPending} onPress={() => void load(false)}>
                {t('take', { count: report.newRows })}
              </Button>
            )}
          </div>
        </div>
      </Section>
      {report && (
        <>
          <div className="mb-6" role="status">
            <Banner tone={report.wrongRows > 0 ? 'warning' : 'success'} title={headline(report, t)}>
              {t('counts', {
                fresh: report.newRows,
                known: report.knownRows,
                wrong: report.wrongRows,
              })}{' '}
              {stops ? t('stops') : ''}
            </Banner>
          </div>
          <ImportRows report={report} />
        </>
      )}
    </>
  );
}

function headline(
  report: ImportReport,
  t: ReturnType<typeof useTranslations<'devices.import'>>,
): string {
  if (report.imported > 0) return t('done', { count: report.imported });
  if (report.wrongRows > 0) return t('hasWrong');
  return report.newRows > 0 ? t('allRight') : t('nothingNew');
}
