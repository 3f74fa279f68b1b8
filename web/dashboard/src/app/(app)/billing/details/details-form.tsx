'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { ComboBoxField } from '@mobilytics/ui/combo-box-field';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { Form, useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { Section } from '@mobilytics/ui/page';
import { RadioField } from '@mobilytics/ui/radio-field';
import { TextField } from '@mobilytics/ui/text-field';
import { showToast } from '@mobilytics/ui/toast';
import { useLocale, useTranslations } from 'next-intl';
import type { DetailsPartFragment } from '#generated/graphql.ts';
import { useMay } from '#layout/viewer.tsx';
import { countryName, countryOptions, regionOptions } from '#lib/places.ts';
import { updateDetailsMutation } from './details-queries.ts';

/** What is printed on invoices. */
export function DetailsForm({
  details,
  onChange,
}: {
  details: DetailsPartFragment;
  onChange: () => void;
}) {
  const t = useTranslations('billingDetails');
  const mayWrite = useMay('billing:write');
  return (
    <Section title={t('printed')} description={t('printedText')}>
      {mayWrite ? <Fields details={details} onChange={onChange} /> : <Facts details={details} />}
    </Section>
  );
}

function Fields({ details, onChange }: { details: DetailsPartFragment; onChange: () => void }) {
  const t = useTranslations('billingDetails');
  const words = useTranslations('common.address');
  const locale = useLocale();
  const [update] = useMutation(updateDetailsMutation);
  const { address } = details;
  const form = useForm({
    draftKey: 'billing-details',
    initialValues: {
      name: details.name,
      line1: address?.line1 ?? '',
      line2: address?.line2 ?? '',
      city: address?.city ?? '',
      region: address?.region ?? '',
      postalCode: address?.postalCode ?? '',
      country: address?.country ?? 'CA',
      purchaseOrderNumber: details.purchaseOrderNumber ?? '',
      invoiceLocale: details.invoiceLocale,
    },
    submit: async ({ name, purchaseOrderNumber, invoiceLocale, ...place }, key) => {
      // An address is given as a whole or not at all.
      const hasAddress = Boolean(place.line1 || place.city || place.postalCode || place.region);
      const input = {
        ...{ name, purchaseOrderNumber, invoiceLocale },
        ...(hasAddress && { address: { ...place, line2: place.line2 || null } }),
      };
      const { data } = await update({ variables: { input }, context: idempotent(key) });
      const answer = data?.updateBillingDetails;
      if (answer?.__typename === 'UpdateBillingDetailsSuccess') {
        showToast(t('saved'));
        onChange();
      }
      return problemsFromPaths(userProblems(answer));
    },
  });
  const regions = regionOptions(form.values.country, locale);
  const region = form.field('region');
  return (
    <Form form={form} submitLabel={t('save')}>
      <TextField {...form.field('name')} label={t('name')} maxLength={150} />
      <TextField {...form.field('line1')} label={words('line1')} maxLength={100} isOptional />
      <TextField {...form.field('line2')} label={words('line2')} maxLength={100} isOptional />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField {...form.field('city')} label={words('city')} maxLength={100} isOptional />
        <TextField {...form.field('postalCode')} label={words('postalCode')} isOptional />
        {regions ? (
          <ComboBoxField {...region} label={words('region')} options={regions} isOptional />
        ) : (
          <TextField {...region} label={words('region')} maxLength={100} isOptional />
        )}
        <ComboBoxField
          {...form.field('country')}
          label={words('country')}
          options={countryOptions(locale)}
        />
      </div>
      <TextField
        {...form.field('purchaseOrderNumber')}
        label={t('purchaseOrder')}
        help={t('purchaseOrderHelp')}
        maxLength={30}
        isOptional
      />
      <RadioField
        {...form.field('invoiceLocale')}
        label={t('language')}
        options={[
          { value: 'en', label: 'English' },
          { value: 'fr', label: 'Français' },
        ]}
      />
    </Form>
  );
}

function Facts({ details }: { details: DetailsPartFragment }) {
  const t = useTranslations('billingDetails');
  const words = useTranslations('common.address');
  const locale = useLocale();
  const { address } = details;
  return (
    <DescriptionList
      items={[
        { term: t('name'), value: details.name },
        {
          term: words('line1'),
          value: address
            ? [
                address.line1,
                address.line2,
                `${address.city} ${address.region} ${address.postalCode}`,
                countryName(address.country, locale),
              ]
                .filter(Boolean)
                .join(', ')
            : '—',
        },
        { term: t('purchaseOrder'), value: details.purchaseOrderNumber ?? '—' },
        { term: t('language'), value: details.invoiceLocale === 'fr' ? 'Français' : 'English' },
      ]}
    />
  );
}
