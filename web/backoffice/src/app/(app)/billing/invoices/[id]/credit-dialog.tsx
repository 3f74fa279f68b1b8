'use client';

import { useLazyQuery, useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Banner } from '@mobilytics/ui/banner';
import { Dialog } from '@mobilytics/ui/dialog';
import { Form, useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { formatMoney } from '@mobilytics/ui/lib/format';
import { RadioField } from '@mobilytics/ui/radio-field';
import { SelectField } from '@mobilytics/ui/select-field';
import { TextField } from '@mobilytics/ui/text-field';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { CreditNoteReason, CreditNoteSettlement } from '#generated/graphql.ts';
import { plainDecimal } from '#lib/plain-decimal.ts';
import { useTellRequest } from '#parts/use-tell-request.ts';
import { CreditLines } from './credit-lines.tsx';
import { creditMutation, creditPreviewQuery } from './invoice-mutations.ts';
import type { ShownInvoice } from './invoice-query.ts';

const reasons: CreditNoteReason[] = [
  'ORDER_CHANGE',
  'PRODUCT_UNSATISFACTORY',
  'DUPLICATE',
  'FRAUDULENT',
];
const settlements: CreditNoteSettlement[] = ['REFUND', 'BALANCE', 'OUT_OF_BAND'];

type Preview = { goesBack: Sum; dueLess: Sum; total: Sum; tax: Sum; needsApproval: boolean };
type Sum = { amount: string; currency: string };

/** Credits an invoice: first Stripe says what it comes to, then it is asked for. */
export function CreditDialog({
  invoice,
  onClose,
  onDone,
}: {
  invoice: ShownInvoice;
  onClose: () => void;
  onDone: () => void;
}) {
  const t = useTranslations('money.credit');
  const tw = useTranslations('money.words');
  const tell = useTellRequest();
  const [look] = useLazyQuery(creditPreviewQuery, { fetchPolicy: 'no-cache' });
  const [create] = useMutation(creditMutation);
  const [preview, setPreview] = useState<Preview | null>(null);
  const isPaid = invoice.state === 'PAID';
  const form = useForm({
    draftKey: `credit-${invoice.id}`,
    initialValues: {
      by: 'LINES',
      lines: {} as Record<string, number>,
      amount: '',
      settlement: isPaid ? 'REFUND' : '',
      stripeReason: 'ORDER_CHANGE',
      reason: '',
      memo: '',
    },
    validate: ({ reason }) =>
      reason.trim() ? [] : [{ field: 'reason', message: tw('reasonNeeded') }],
    submit: async (values, key) => {
      const chosen = Object.entries(values.lines).filter(([, quantity]) => quantity > 0);
      const byLines = values.by === 'LINES';
      const what = {
        invoiceId: invoice.id,
        lines: byLines
          ? chosen.map(([stripeLineId, quantity]) => ({ stripeLineId, quantity }))
          : null,
        amount: byLines ? null : plainDecimal(values.amount) || '0',
        settlement: isPaid ? (values.settlement as CreditNoteSettlement) : null,
      };
      if (preview === null) {
        const { data } = await look({ variables: { input: what } });
        const answer = data?.creditNotePreview;
        if (answer?.__typename === 'CreditNotePreview') {
          setPreview(answer);
          // Kept open, so that the second press asks for it.
          return [];
        }
        const problems = problemsFromPaths(userProblems(answer));
        return byLines
          ? problems.map((p) => ({ ...p, field: p.field === 'amount' ? 'lines' : p.field }))
          : problems;
      }
      const input = {
        ...what,
        stripeReason: values.stripeReason as CreditNoteReason,
        reason: values.reason.trim(),
        memo: values.memo.trim() || null,
      };
      const answer = await create({ variables: { input }, context: idempotent(key) });
      const result = answer.data?.createCreditNote;
      if (result?.__typename === 'CreateCreditNoteSuccess') {
        tell(result.request);
        onDone();
        onClose();
      }
      return problemsFromPaths(userProblems(result));
    },
  });
  /** What is changed has to be looked at again. */
  const field = <Name extends keyof typeof form.values & string>(name: Name) => {
    const { onChange, ...rest } = form.field(name);
    return {
      ...rest,
      onChange: (value: (typeof form.values)[Name]) => {
        setPreview(null);
        onChange(value);
      },
    };
  };
  return (
    <Dialog
      title={t('title')}
      width="medium"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <Form form={form} submitLabel={t(preview ? 'submit' : 'preview')}>
        <RadioField
          {...field('by')}
          label={t('by')}
          options={['LINES', 'AMOUNT'].map((value) => ({ value, label: t(`bys.${value}`) }))}
        />
        {form.values.by === 'LINES' ? (
          <CreditLines
            lines={invoice.lines}
            chosen={form.values.lines}
            error={form.field('lines').error}
            onChange={(lines) => {
              setPreview(null);
              form.set({ lines });
            }}
          />
        ) : (
          <TextField
            {...field('amount')}
            label={t('amount', { currency: invoice.total.currency })}
            inputMode="decimal"
          />
        )}
        {isPaid && (
          <RadioField
            {...field('settlement')}
            label={t('settlement')}
            options={settlements.map((value) => ({ value, label: t(`settlements.${value}`) }))}
          />
        )}
        <SelectField
          {...form.field('stripeReason')}
          label={t('stripeReason')}
          options={reasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
        />
        <TextField
          {...form.field('reason')}
          label={tw('reason')}
          help={tw('reasonHelp')}
          rows={2}
          maxLength={500}
        />
        <TextField
          {...form.field('memo')}
          label={t('memo')}
          help={t('memoHelp')}
          rows={2}
          maxLength={500}
          isOptional
        />
        <div role="status">{preview && <Reckoned preview={preview} />}</div>
      </Form>
    </Dialog>
  );
}

function Reckoned({ preview }: { preview: Preview }) {
  const t = useTranslations('money.credit');
  const { locale } = useUi();
  const text = ({ amount, currency }: Sum) => formatMoney(amount, currency, locale);
  const goesBack = Number(preview.goesBack.amount) > 0;
  return (
    <Banner
      tone={preview.needsApproval ? 'warning' : 'info'}
      title={t('comesTo', { total: text(preview.total), tax: text(preview.tax) })}
    >
      {goesBack
        ? t('goesBack', { amount: text(preview.goesBack) })
        : t('dueLess', { amount: text(preview.dueLess) })}{' '}
      {preview.needsApproval && t('needsApproval')}
    </Banner>
  );
}
