'use client';

import { CheckBox, CheckboxField } from '@mobilytics/ui/checkbox-field';
import type { FormState } from '@mobilytics/ui/form';
import { NumberField } from '@mobilytics/ui/number-field';
import { RadioField } from '@mobilytics/ui/radio-field';
import { SelectField } from '@mobilytics/ui/select-field';
import { TextField } from '@mobilytics/ui/text-field';
import { useTranslations } from 'next-intl';
import { carrierCodes, type RuleValues } from './rule-form.ts';

/** What a rule does with the parcels it holds for. */
export function RuleAction({ form }: { form: FormState<RuleValues> }) {
  const t = useTranslations('shipping.form');
  const tc = useTranslations('common.carriers');
  const { carriers } = form.values;
  return (
    <fieldset className="flex flex-col gap-5 border-t border-line pt-4">
      <legend className="pr-3 font-semibold">{t('thenTitle')}</legend>
      <RadioField
        {...form.field('strategy')}
        label={t('strategy')}
        options={(['CHEAPEST', 'FASTEST', 'PREFERRED'] as const).map((value) => ({
          value,
          label: t(value),
        }))}
      />
      {form.values.strategy === 'PREFERRED' && (
        <TextField
          {...form.field('preferred')}
          label={t('preferred')}
          help={t('preferredHelp')}
          rows={3}
          isMono
        />
      )}
      <fieldset>
        <legend className="mb-2 text-sm font-medium">{t('carriers')}</legend>
        <div className="flex flex-wrap gap-x-5 gap-y-2">
          {carrierCodes.map((code) => (
            <CheckBox
              key={code}
              isSelected={carriers.includes(code)}
              onChange={(isChosen) =>
                form.set({
                  carriers: carrierCodes.filter((one) =>
                    one === code ? isChosen : carriers.includes(one),
                  ),
                })
              }
            >
              {tc(code)}
            </CheckBox>
          ))}
        </div>
        <p className="mt-1.5 text-xs text-muted">{t('carriersHelp')}</p>
      </fieldset>
      <div className="grid grid-cols-1 gap-5 sm:grid-cols-2">
        <NumberField
          {...form.field('maxTransitDays')}
          label={t('maxTransitDays')}
          minValue={1}
          maxValue={60}
          isOptional
        />
        <SelectField
          {...form.field('signature')}
          label={t('signature')}
          options={(['NONE', 'SIGNATURE', 'ADULT_SIGNATURE'] as const).map((value) => ({
            value,
            label: t(`signatures.${value}`),
          }))}
        />
        <SelectField
          {...form.field('incoterm')}
          label={t('incoterm')}
          options={(['none', 'DAP', 'DDP'] as const).map((value) => ({
            value,
            label: t(`incoterms.${value}`),
          }))}
        />
      </div>
      <CheckboxField {...form.field('insureFully')} label={t('insureFully')} />
    </fieldset>
  );
}
