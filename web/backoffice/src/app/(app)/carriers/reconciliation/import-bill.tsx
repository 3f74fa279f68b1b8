import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Banner } from '@mobilytics/ui/banner';
import { Button } from '@mobilytics/ui/button';
import { DateField } from '@mobilytics/ui/date-field';
import { FileDrop } from '@mobilytics/ui/file-drop';
import { Form, useForm } from '@mobilytics/ui/form';
import { type FormProblem, problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { formatMoney } from '@mobilytics/ui/lib/format';
import { Section } from '@mobilytics/ui/page';
import { SelectField } from '@mobilytics/ui/select-field';
import { TextField } from '@mobilytics/ui/text-field';
import { showToast } from '@mobilytics/ui/toast';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { CarrierCode } from '#generated/graphql.ts';
import { PlainTable } from '#parts/plain-table.tsx';
import { importMutation, type Report, type Unreadable } from './bills-query.ts';
import { DifferenceTable } from './difference-table.tsx';

const carriers: CarrierCode[] = ['CANADA_POST', 'USPS', 'DHL', 'CHIT_CHATS'];
const empty = { carrier: '', number: '', invoicedOn: '', file: null as File | null };
const required = ['carrier', 'number', 'invoicedOn', 'file'] as const;

/** A bill is tried first: what it would do is shown, then it is read for good. */
export function ImportBill({ onImported }: { onImported: () => void }) {
  const t = useTranslations('carriers.reconciliation');
  const tc = useTranslations('common');
  const [send] = useMutation(importMutation);
  const [tried, setTried] = useState<Report>();
  const [unreadable, setUnreadable] = useState<Unreadable>();
  const form = useForm({
    draftKey: 'carrier-bill',
    initialValues: empty,
    omitFromDraft: ['file'],
    validate: (values): FormProblem[] =>
      required
        .filter((field) => !values[field])
        .map((field) => ({ field, message: t(`missing.${field}`) })),
    submit: async ({ file, carrier, ...values }, key) => {
      const dryRun = tried === undefined;
      const input = {
        ...{ ...values, dryRun, carrier: carrier as CarrierCode },
        ...{ fileName: file?.name ?? '', csv: (await file?.text()) ?? '' },
      };
      const { data } = await send({
        variables: { input },
        // The trial and the reading are two requests.
        context: idempotent(`${key}-${dryRun}`),
      });
      const answer = data?.importCarrierInvoice;
      setUnreadable(answer?.__typename === 'UnreadableRows' ? answer : undefined);
      if (answer?.__typename === 'ImportCarrierInvoiceSuccess') {
        if (dryRun) {
          setTried(answer);
          // Kept open, so that the second press reads it for good.
          return [];
        }
        setTried(undefined);
        form.reset();
        onImported();
        showToast(t('imported', { count: answer.lineCount }));
      }
      return problemsFromPaths(userProblems(answer), { csv: 'file' });
    },
  });
  const field = <Name extends keyof typeof empty>(name: Name) => {
    const { onChange, ...rest } = form.field(name);
    return {
      ...rest,
      onChange: (value: (typeof empty)[Name]) => {
        setTried(undefined);
        setUnreadable(undefined);
        onChange(value);
      },
    };
  };
  return (
    <Section title={t('read')} description={t('readHelp')}>
      <Form form={form} submitLabel={t(tried ? 'readForGood' : 'try')}>
        <div className="grid gap-4 sm:grid-cols-3">
          <SelectField
            {...field('carrier')}
            label={tc('columns.carrier')}
            options={carriers.map((code) => ({ value: code, label: tc(`carriers.${code}`) }))}
          />
          <TextField {...field('number')} label={t('number')} maxLength={60} />
          <DateField {...field('invoicedOn')} label={t('invoicedOn')} />
        </div>
        <FileDrop
          {...field('file')}
          label={t('file')}
          help={t('fileHelp')}
          acceptedTypes={['text/csv', 'text/plain', 'application/vnd.ms-excel']}
          maxBytes={800_000}
        />
        <div role="status">{tried && <Trial report={tried} />}</div>
        {unreadable && (
          <PlainTable
            label={t('problems')}
            rows={unreadable.rows}
            rowId={({ row, field: column }) => `${row} ${column}`}
            empty=""
            columns={[
              { id: 'row', header: t('row'), cell: ({ row }) => row },
              { id: 'field', header: t('column'), cell: ({ field: column }) => column },
              { id: 'message', header: t('problem'), cell: ({ message }) => message },
            ]}
          />
        )}
        {tried && (
          <div>
            <Button onPress={() => setTried(undefined)}>{t('notNow')}</Button>
          </div>
        )}
      </Form>
    </Section>
  );
}

function Trial({ report }: { report: Report }) {
  const t = useTranslations('carriers.reconciliation');
  const { locale } = useUi();
  const { lineCount, matchedCount, creditedCount, differences, total } = report;
  return (
    <>
      <Banner
        tone={differences.length === 0 ? 'success' : 'warning'}
        title={t('trial', {
          count: lineCount,
          total: formatMoney(total.amount, total.currency, locale),
        })}
      >
        {t('trialText', {
          matched: matchedCount,
          credited: creditedCount,
          differences: differences.length,
        })}
      </Banner>
      {differences.length > 0 && <DifferenceTable differences={differences} />}
    </>
  );
}
