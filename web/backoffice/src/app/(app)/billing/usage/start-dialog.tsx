'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Dialog } from '@mobilytics/ui/dialog';
import { Form, useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { SelectField } from '@mobilytics/ui/select-field';
import { TextField } from '@mobilytics/ui/text-field';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import type { UsageMeter } from '#generated/graphql.ts';
import { plainDecimal } from '#lib/plain-decimal.ts';
import { CustomerField } from '../invoices/new/customer-field.tsx';
import { startUsageMutation } from './usage-queries.ts';

const meters: UsageMeter[] = ['VEHICLE_DAYS', 'IMPRESSIONS'];

/** Lets a customer pay for a meter by usage from now on. */
export function StartDialog({
  onClose,
  onStarted,
}: {
  onClose: () => void;
  onStarted: () => void;
}) {
  const t = useTranslations('usage');
  const [start] = useMutation(startUsageMutation);
  const form = useForm({
    draftKey: 'start-usage-billing',
    initialValues: { organizationId: '', meter: 'VEHICLE_DAYS', unitPrice: '', currency: 'CAD' },
    validate: ({ organizationId, unitPrice }) => [
      ...(organizationId ? [] : [{ field: 'organizationId', message: t('start.noCustomer') }]),
      ...(unitPrice.trim() ? [] : [{ field: 'unitPrice', message: t('start.noPrice') }]),
    ],
    submit: async ({ meter, unitPrice, ...rest }, key) => {
      const input = {
        ...{ ...rest, meter: meter as UsageMeter },
        unitPrice: plainDecimal(unitPrice),
      };
      const { data } = await start({ variables: { input }, context: idempotent(key) });
      const problems = problemsFromPaths(userProblems(data?.startUsageBilling));
      if (problems.length === 0) {
        showToast(t('start.done'));
        onStarted();
        onClose();
      }
      return problems;
    },
  });
  const { meter } = form.values;
  return (
    <Dialog title={t('start.title')} isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Form form={form} submitLabel={t('start.action')}>
        <p className="text-sm text-muted">{t('start.text')}</p>
        <CustomerField {...form.field('organizationId')} isFixed={false} />
        <SelectField
          {...form.field('meter')}
          label={t('meter')}
          options={meters.map((value) => ({ value, label: t(`meters.${value}`) }))}
        />
        <TextField
          {...form.field('unitPrice')}
          label={t('price')}
          help={t(`start.priceHelp.${meter as UsageMeter}`)}
          inputMode="decimal"
        />
        <SelectField
          {...form.field('currency')}
          label={t('currency')}
          options={['CAD', 'USD'].map((value) => ({ value, label: value }))}
        />
      </Form>
    </Dialog>
  );
}
