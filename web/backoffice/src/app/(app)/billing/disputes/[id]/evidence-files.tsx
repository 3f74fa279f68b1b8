'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { FileDrop } from '@mobilytics/ui/file-drop';
import { Form, useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { Section } from '@mobilytics/ui/page';
import { SelectField } from '@mobilytics/ui/select-field';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#parts/plain-table.tsx';
import { attachFileMutation, type Dispute, startFileMutation } from './dispute-queries.ts';

const fileFields = [
  'receipt',
  'customer_communication',
  'customer_signature',
  'shipping_documentation',
  'service_documentation',
  'refund_policy',
  'cancellation_policy',
  'duplicate_charge_documentation',
  'uncategorized_file',
];

/** Files that prove something: put into the store by the browser, then handed to Stripe. */
export function EvidenceFiles({ dispute, onDone }: { dispute: Dispute; onDone: () => void }) {
  const t = useTranslations('money');
  const [start] = useMutation(startFileMutation);
  const [attach] = useMutation(attachFileMutation);
  const mayChange = dispute.allowedActions.includes('SAVE');
  const form = useForm({
    draftKey: `evidence-file-${dispute.id}`,
    initialValues: { field: '', file: null as File | null },
    omitFromDraft: ['file'],
    validate: ({ field, file }) => [
      ...(field ? [] : [{ field: 'field', message: t('disputes.fieldNeeded') }]),
      ...(file ? [] : [{ field: 'file', message: t('disputes.fileNeeded') }]),
    ],
    submit: async ({ field, file }, key) => {
      if (!file) return [];
      const { id } = dispute;
      const opened = await start({
        variables: { input: { id, contentType: file.type, sizeBytes: file.size } },
        context: idempotent(`${key}-start`),
      });
      const upload = opened.data?.startDisputeFile;
      if (upload?.__typename !== 'StartDisputeFileSuccess') {
        const names = { contentType: 'file', sizeBytes: 'file' };
        return problemsFromPaths(userProblems(upload), names);
      }
      const put = await fetch(upload.url, {
        ...{ method: 'PUT', body: file, headers: { 'content-type': file.type } },
      });
      if (!put.ok) return [{ field: 'file', message: t('disputes.uploadFailed') }];
      const answer = await attach({
        variables: { input: { id, uploadId: upload.uploadId, field, fileName: file.name } },
        context: idempotent(`${key}-attach`),
      });
      const result = answer.data?.attachDisputeFile;
      if (result?.__typename === 'AttachDisputeFileSuccess') {
        showToast(t(result.isPending ? 'words.pending' : 'disputes.attached'));
        form.reset();
        onDone();
      }
      return problemsFromPaths(userProblems(result), { uploadId: 'file' });
    },
  });
  return (
    <Section title={t('disputes.files')} isFlush={!mayChange}>
      <PlainTable
        label={t('disputes.files')}
        rows={dispute.evidence.filter(({ isFile }) => isFile)}
        rowId={({ field }) => field}
        empty={t('disputes.noFiles')}
        columns={[
          {
            id: 'field',
            header: t('disputes.proves'),
            cell: ({ field }) => t(`disputes.fields.${field}`),
          },
          {
            id: 'file',
            header: t('words.stripeId'),
            cell: ({ value }) => <span className="font-mono text-xs">{value}</span>,
          },
        ]}
      />
      {mayChange && (
        <div className="mt-4">
          <Form form={form} submitLabel={t('disputes.attach')} submitKind="secondary">
            <SelectField
              {...form.field('field')}
              label={t('disputes.proves')}
              options={fileFields.map((value) => ({ value, label: t(`disputes.fields.${value}`) }))}
            />
            <FileDrop
              {...form.field('file')}
              label={t('disputes.file')}
              help={t('disputes.fileHelp')}
              acceptedTypes={['application/pdf', 'image/png', 'image/jpeg']}
              maxBytes={4_500_000}
            />
          </Form>
        </div>
      )}
    </Section>
  );
}
