'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Banner } from '@mobilytics/ui/banner';
import { Button } from '@mobilytics/ui/button';
import { Form, useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { Section } from '@mobilytics/ui/page';
import { SelectField } from '@mobilytics/ui/select-field';
import { TextField } from '@mobilytics/ui/text-field';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import type { DetailsPartFragment } from '#generated/graphql.ts';
import { useMay } from '#layout/viewer.tsx';
import { useAction } from '#lib/use-action.ts';
import { addTaxIdMutation, removeTaxIdMutation } from './details-queries.ts';

type TaxId = DetailsPartFragment['taxIds'][number];

const types = [
  ...['ca_gst_hst', 'ca_qst', 'ca_pst_bc', 'ca_pst_mb', 'ca_pst_sk', 'ca_bn', 'us_ein', 'eu_vat'],
];

/** Tax numbers of the customer, printed on its invoices. */
export function TaxIds({ taxIds, onChange }: { taxIds: readonly TaxId[]; onChange: () => void }) {
  const t = useTranslations('billingDetails');
  const mayWrite = useMay('billing:write');
  return (
    <Section title={t('taxIds')} description={t('taxIdsText')}>
      <div className="flex flex-col gap-5">
        {taxIds.length === 0 && <p className="text-sm text-muted">{t('noTaxIds')}</p>}
        {taxIds.length > 0 && (
          <ul className="flex flex-col divide-y divide-line">
            {taxIds.map((taxId) => (
              <TaxIdRow key={taxId.id} taxId={taxId} onChange={onChange} />
            ))}
          </ul>
        )}
        {mayWrite && <AddTaxId onChange={onChange} />}
      </div>
    </Section>
  );
}

function TaxIdRow({ taxId, onChange }: { taxId: TaxId; onChange: () => void }) {
  const t = useTranslations('billingDetails');
  const mayWrite = useMay('billing:write');
  const [remove] = useMutation(removeTaxIdMutation);
  const action = useAction();
  const takeOff = async () => {
    const isDone = await action.run(async (key) => {
      const input = { id: taxId.id };
      const { data } = await remove({ variables: { input }, context: idempotent(key) });
      return userProblems(data?.removeTaxId);
    });
    onChange();
    if (isDone) showToast(t('taxIdRemoved'));
  };
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3 text-sm first:pt-0">
      <span>
        {t(`taxType.${taxId.type}`)} <span className="font-mono">{taxId.value}</span>
        <span className="block text-muted">{t(`verification.${taxId.verification}`)}</span>
      </span>
      {action.problem && <Banner tone="danger">{action.problem}</Banner>}
      {mayWrite && (
        <Button
          size="small"
          kind="quiet"
          isPending={action.isPending}
          aria-label={t('removeOf', { name: taxId.value })}
          onPress={() => void takeOff()}
        >
          {t('remove')}
        </Button>
      )}
    </li>
  );
}

function AddTaxId({ onChange }: { onChange: () => void }) {
  const t = useTranslations('billingDetails');
  const [add] = useMutation(addTaxIdMutation);
  const form = useForm({
    draftKey: 'billing-tax-id',
    initialValues: { type: 'ca_gst_hst', value: '' },
    submit: async (input, key) => {
      const { data } = await add({ variables: { input }, context: idempotent(key) });
      const problems = problemsFromPaths(userProblems(data?.addTaxId));
      if (problems.length === 0) {
        showToast(t('taxIdAdded'));
        form.reset();
        onChange();
      }
      return problems;
    },
  });
  return (
    <Form form={form} submitLabel={t('addTaxId')} submitKind="secondary">
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField
          {...form.field('type')}
          label={t('taxIdType')}
          options={types.map((type) => ({ value: type, label: t(`taxType.${type}`) }))}
        />
        <TextField {...form.field('value')} label={t('taxIdValue')} maxLength={40} />
      </div>
    </Form>
  );
}
