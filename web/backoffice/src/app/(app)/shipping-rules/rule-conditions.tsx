'use client';

import type { FormState } from '@mobilytics/ui/form';
import { NumberField } from '@mobilytics/ui/number-field';
import { SelectField } from '@mobilytics/ui/select-field';
import { SwitchField } from '@mobilytics/ui/switch-field';
import { TextField } from '@mobilytics/ui/text-field';
import { useTranslations } from 'next-intl';
import { any, type RuleValues } from './rule-form.ts';
import type { Warehouse } from './rules-query.ts';

/** What a rule is called, and when it holds. */
export function RuleConditions({
  form,
  warehouses,
}: {
  form: FormState<RuleValues>;
  warehouses: readonly Warehouse[];
}) {
  const t = useTranslations('shipping.form');
  const tc = useTranslations('common.shippingMethods');
  const pair = 'grid grid-cols-1 gap-5 sm:grid-cols-2';
  return (
    <>
      <TextField {...form.field('name')} label={t('name')} help={t('nameHelp')} maxLength={80} />
      <SwitchField {...form.field('active')} label={t('active')} />
      <fieldset className="flex flex-col gap-5 border-t border-line pt-4">
        <legend className="pr-3 font-semibold">{t('whenTitle')}</legend>
        <p className="text-sm text-muted">{t('whenHelp')}</p>
        <div className={pair}>
          <TextField
            {...form.field('countries')}
            label={t('countries')}
            help={t('countriesHelp')}
            isOptional
          />
          <TextField
            {...form.field('regions')}
            label={t('regions')}
            help={t('regionsHelp')}
            isOptional
          />
          <NumberField
            {...form.field('minWeightGrams')}
            label={t('minWeight')}
            unit="g"
            minValue={1}
            maxValue={100_000}
            isOptional
          />
          <NumberField
            {...form.field('maxWeightGrams')}
            label={t('maxWeight')}
            unit="g"
            minValue={1}
            maxValue={100_000}
            isOptional
          />
          <TextField {...form.field('minValue')} label={t('minValue')} isOptional />
          <TextField {...form.field('maxValue')} label={t('maxValue')} isOptional />
          <SelectField
            {...form.field('valueCurrency')}
            label={t('currency')}
            options={['CAD', 'USD'].map((value) => ({ value, label: value }))}
          />
          <SelectField
            {...form.field('shippingMethod')}
            label={t('method')}
            options={[
              { value: any, label: t('anyMethod') },
              { value: 'STANDARD', label: tc('STANDARD') },
              { value: 'EXPRESS', label: tc('EXPRESS') },
            ]}
          />
          <SelectField
            {...form.field('warehouseId')}
            label={t('warehouse')}
            options={[
              { value: any, label: t('anyWarehouse') },
              ...warehouses.map(({ id, code, name }) => ({
                value: id,
                label: `${code} · ${name}`,
              })),
            ]}
          />
          <TextField {...form.field('skus')} label={t('skus')} help={t('skusHelp')} isOptional />
        </div>
        <TextField
          {...form.field('organizationIds')}
          label={t('customers')}
          help={t('customersHelp')}
          isMono
          isOptional
        />
      </fieldset>
    </>
  );
}
