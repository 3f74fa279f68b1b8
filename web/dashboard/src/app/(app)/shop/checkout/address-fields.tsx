'use client';

import { ComboBoxField } from '@mobilytics/ui/combo-box-field';
import { SelectField } from '@mobilytics/ui/select-field';
import { TextField } from '@mobilytics/ui/text-field';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { countryOptions, regionOptions } from '#lib/places.ts';
import type { AddressPart } from './checkout-values.ts';

interface Binding {
  name: string;
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

/** An address to type; `section` tells the browser's own filling-in which of two it is. */
export function AddressFields({
  section,
  field,
}: {
  section: 'shipping' | 'billing';
  field: (part: AddressPart) => Binding;
}) {
  const t = useTranslations('common.address');
  const locale = useLocale();
  const country = field('country');
  const countries = useMemo(() => countryOptions(locale), [locale]);
  const regions = useMemo(() => regionOptions(country.value, locale), [country.value, locale]);
  const regionLabel =
    country.value === 'CA' ? t('province') : country.value === 'US' ? t('state') : t('region');
  const complete = (token: string) => ({ autoComplete: `${section} ${token}` });
  const RegionField = country.value === 'US' ? ComboBoxField : SelectField;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField {...field('name')} label={t('name')} {...complete('name')} maxLength={100} />
      <TextField
        {...field('company')}
        label={t('company')}
        {...complete('organization')}
        maxLength={100}
        isOptional
      />
      <TextField
        {...field('line1')}
        label={t('line1')}
        {...complete('address-line1')}
        maxLength={100}
      />
      <TextField
        {...field('line2')}
        label={t('line2')}
        {...complete('address-line2')}
        maxLength={100}
        isOptional
      />
      <ComboBoxField {...country} label={t('country')} options={countries} />
      {regions ? (
        <RegionField
          key={country.value}
          {...field('region')}
          label={regionLabel}
          options={regions}
        />
      ) : (
        <TextField {...field('region')} label={regionLabel} maxLength={50} isOptional />
      )}
      <TextField {...field('city')} label={t('city')} {...complete('address-level2')} />
      <TextField
        {...field('postalCode')}
        label={country.value === 'US' ? t('zip') : t('postalCode')}
        {...complete('postal-code')}
        maxLength={12}
      />
      <TextField
        {...field('phone')}
        label={t('phone')}
        help={t('phoneHelp')}
        type="tel"
        {...complete('tel')}
        isOptional
      />
    </div>
  );
}
