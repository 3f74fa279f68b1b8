'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Dialog } from '@mobilytics/ui/dialog';
import { Form, type FormState, useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { NumberField } from '@mobilytics/ui/number-field';
import { SelectField } from '@mobilytics/ui/select-field';
import { TextField } from '@mobilytics/ui/text-field';
import { useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import {
  type CustomsValues,
  customsInput,
  exportReasons,
  kindsOf,
  nameOf,
  startCustoms,
} from './customs-form.ts';
import type { Customs, Shipment } from './station-query.ts';

const setCustomsMutation = graphql(`
  mutation SetCustoms($input: SetCustomsInput!) {
    setCustoms(input: $input) {
      ... on SetCustomsSuccess {
        shipment {
          id
          version
          customs {
            ...StationCustoms
          }
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

/** Changes what customs are told of this parcel; the product's own facts stay as they are. */
export function CustomsDialog({
  shipment,
  customs,
  onClose,
  onSaved,
}: {
  shipment: Shipment;
  customs: Customs;
  onClose: () => void;
  onSaved: () => void;
}) {
  const t = useTranslations('fulfilment.customs');
  const [save] = useMutation(setCustomsMutation);
  const form = useForm<CustomsValues>({
    draftKey: `customs-${shipment.id}-${shipment.version}`,
    initialValues: startCustoms(customs),
    submit: async (values, key) => {
      const { data } = await save({
        variables: { input: customsInput(shipment, customs, values) },
        context: idempotent(key),
      });
      const result = data?.setCustoms;
      if (result?.__typename === 'SetCustomsSuccess') {
        onSaved();
        onClose();
      }
      const names = Object.fromEntries(Object.keys(values).map((name) => [name, name]));
      return problemsFromPaths(userProblems(result), names);
    },
  });
  return (
    <Dialog
      title={t('title')}
      width="medium"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <Form form={form} submitLabel={t('save')}>
        <div className="grid grid-cols-1 gap-5 sm:grid-cols-2">
          <SelectField
            {...textOf(form, 'reason')}
            label={t('reason')}
            options={exportReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
          />
          <SelectField
            {...textOf(form, 'incoterm')}
            label={t('incoterm')}
            options={(['DAP', 'DDP'] as const).map((value) => ({
              value,
              label: t(`incoterms.${value}`),
            }))}
          />
          <TextField
            {...textOf(form, 'invoiceNumber')}
            label={t('invoiceNumber')}
            maxLength={35}
            isOptional
          />
        </div>
        {kindsOf(customs).map(({ sku, quantity, unitValue }, index) => (
          <fieldset key={sku} className="flex flex-col gap-5 border-t border-line pt-4">
            <legend className="pr-3 font-semibold">{`${quantity} × ${sku}`}</legend>
            <TextField
              {...textOf(form, nameOf(index, 'description'))}
              label={t('description')}
              maxLength={120}
            />
            <div className="grid grid-cols-1 gap-5 sm:grid-cols-2">
              <TextField
                {...textOf(form, nameOf(index, 'hsCode'))}
                label={t('hsCode')}
                help={t('hsCodeHelp')}
              />
              <TextField
                {...textOf(form, nameOf(index, 'countryOfOrigin'))}
                label={t('origin')}
                help={t('originHelp')}
                maxLength={2}
              />
              <TextField
                {...textOf(form, nameOf(index, 'unitValue'))}
                label={t('unitValue', { currency: unitValue.currency })}
              />
              <NumberField
                {...numberOf(form, nameOf(index, 'unitWeightGrams'))}
                label={t('unitWeight')}
                unit="g"
                minValue={1}
                maxValue={70_000}
              />
            </div>
          </fieldset>
        ))}
      </Form>
    </Dialog>
  );
}

/** The fields of a form whose names depend on what is inside hold texts or numbers. */
function textOf(form: FormState<CustomsValues>, name: string) {
  const { value, ...field } = form.field(name);
  return { ...field, value: String(value ?? '') };
}

function numberOf(form: FormState<CustomsValues>, name: string) {
  const { value, ...field } = form.field(name);
  return { ...field, value: typeof value === 'number' ? value : Number.NaN };
}
