'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { ComboBoxField } from '@mobilytics/ui/combo-box-field';
import { Form, useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { NumberField } from '@mobilytics/ui/number-field';
import { SelectField } from '@mobilytics/ui/select-field';
import { TextField } from '@mobilytics/ui/text-field';
import { showToast } from '@mobilytics/ui/toast';
import { useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import { plainDecimal } from '#lib/plain-decimal.ts';
import { CustomerField } from './customer-field.tsx';
import { emptyLine, type Line } from './draft-line.ts';
import { DraftLines } from './draft-lines.tsx';
import { placeOf, taxPlaces } from './tax-places.ts';

const draftMutation = graphql(`
  mutation DraftInvoice($input: DraftInvoiceInput!) {
    draftInvoice(input: $input) {
      ... on DraftInvoiceSuccess {
        invoice {
          id
        }
      }
      ... on UserError {
        message
        path
      }
      ... on InvalidInput {
        problems {
          message
          path
        }
      }
    }
  }
`);

/** What is typed is kept as a draft of the form until Stripe has the draft of the invoice. */
export function DraftForm() {
  const t = useTranslations('money.draft');
  const router = useRouter();
  const organization = useSearchParams().get('organization') ?? '';
  const [draft] = useMutation(draftMutation);
  const form = useForm({
    draftKey: `invoice-new-${organization}`,
    initialValues: {
      organizationId: organization,
      currency: 'CAD',
      place: '',
      dueDays: 30,
      purchaseOrderNumber: '',
      memo: '',
      lines: [emptyLine()] as Line[],
    },
    validate: ({ organizationId }) =>
      organizationId ? [] : [{ field: 'organizationId', message: t('customerNeeded') }],
    submit: async (values, key) => {
      const { organizationId, currency, place, dueDays, purchaseOrderNumber, memo } = values;
      const input = {
        ...{ organizationId, currency, dueDays: Number.isNaN(dueDays) ? -1 : dueDays },
        lines: values.lines.map(({ description, quantity, unitPrice, isTaxed }) => ({
          ...{ description, isTaxed: isTaxed && place !== '' },
          quantity: Number.isNaN(quantity) ? 0 : quantity,
          unitPrice: plainDecimal(unitPrice) || '0',
        })),
        taxPlace: place === '' ? null : placeOf(place),
        purchaseOrderNumber: purchaseOrderNumber.trim() || null,
        memo: memo.trim() || null,
      };
      const answer = await draft({ variables: { input }, context: idempotent(key) });
      const result = answer.data?.draftInvoice;
      if (result?.__typename === 'DraftInvoiceSuccess') {
        showToast(t(result.invoice ? 'made' : 'pending'));
        router.push(
          result.invoice ? `/billing/invoices/${result.invoice.id}` : '/billing/invoices',
        );
      }
      return problemsFromPaths(userProblems(result), { taxPlace: 'place' }).map((problem) => ({
        ...problem,
        field: problem.field?.startsWith('taxPlace') ? 'place' : problem.field,
        message: lineOf(problem.field) + problem.message,
      }));
    },
  });
  /** `lines.2.quantity` concerns the quantity of the third line. */
  const lineOf = (field: string | null) => {
    const [, index, name = ''] = /^lines\.(\d+)\.?(\w*)/.exec(field ?? '') ?? [];
    if (index === undefined) return '';
    const line = t('line', { number: Number(index) + 1 });
    return t.has(name) ? `${line}, ${t(name)} — ` : `${line} — `;
  };
  return (
    <Form form={form} submitLabel={t('submit')}>
      <CustomerField {...form.field('organizationId')} isFixed={organization !== ''} />
      <div className="grid gap-4 sm:grid-cols-3">
        <SelectField
          {...form.field('currency')}
          label={t('currency')}
          options={['CAD', 'USD'].map((value) => ({ value, label: value }))}
        />
        <NumberField {...form.field('dueDays')} label={t('dueDays')} minValue={0} maxValue={365} />
        <ComboBoxField
          {...form.field('place')}
          label={t('place')}
          help={t('placeHelp')}
          options={taxPlaces.map((value) => ({
            value,
            label: t.has(`places.${value}`) ? `${t(`places.${value}`)} (${value})` : value,
          }))}
          isOptional
        />
      </div>
      <DraftLines
        lines={form.values.lines}
        error={form.field('lines').error}
        onChange={(lines) => form.set({ lines })}
        hasTaxes={form.values.place !== ''}
      />
      <TextField
        {...form.field('purchaseOrderNumber')}
        label={t('purchaseOrderNumber')}
        maxLength={140}
        isOptional
      />
      <TextField
        {...form.field('memo')}
        label={t('memo')}
        help={t('memoHelp')}
        rows={2}
        maxLength={500}
        isOptional
      />
    </Form>
  );
}
