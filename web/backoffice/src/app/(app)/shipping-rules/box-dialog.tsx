'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Dialog } from '@mobilytics/ui/dialog';
import { Form, useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { NumberField } from '@mobilytics/ui/number-field';
import { TextField } from '@mobilytics/ui/text-field';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import { type Box, saveBoxMutation } from './boxes-query.ts';

const sides = [
  ['lengthMillimetres', 'length'],
  ['widthMillimetres', 'width'],
  ['heightMillimetres', 'height'],
] as const;

/** Adds a box or changes one. */
export function BoxDialog({
  box,
  onClose,
  onSaved,
}: {
  box: Box | null;
  onClose: () => void;
  onSaved: () => void;
}) {
  const t = useTranslations('shipping.boxes');
  const [save] = useMutation(saveBoxMutation);
  const form = useForm({
    draftKey: `parcel-preset-${box?.id ?? 'new'}`,
    initialValues: {
      name: box?.name ?? '',
      lengthMillimetres: box?.lengthMillimetres ?? Number.NaN,
      widthMillimetres: box?.widthMillimetres ?? Number.NaN,
      heightMillimetres: box?.heightMillimetres ?? Number.NaN,
      tareGrams: box?.tareGrams ?? Number.NaN,
      maxWeightGrams: box?.maxWeightGrams ?? Number.NaN,
    },
    submit: async ({ name, ...numbers }, key) => {
      // A field that is empty is sent as what no box measures, so that the API names all at once.
      const told = Object.fromEntries(
        Object.entries(numbers).map(([field, value]) => [field, Number.isNaN(value) ? -1 : value]),
      ) as typeof numbers;
      const own = box === null ? {} : { id: box.id, version: box.version };
      const { data } = await save({
        variables: { input: { ...own, name, ...told } },
        context: idempotent(key),
      });
      const result = data?.saveParcelPreset;
      if (result?.__typename === 'SaveParcelPresetSuccess') {
        showToast(t('saved'));
        onSaved();
        onClose();
      }
      return problemsFromPaths(userProblems(result));
    },
  });
  return (
    <Dialog
      title={box === null ? t('addTitle') : t('editTitle')}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <Form form={form} submitLabel={t('save')}>
        <TextField {...form.field('name')} label={t('name')} maxLength={60} autoFocus />
        <div className="grid grid-cols-1 gap-5 sm:grid-cols-3">
          {sides.map(([side, label]) => (
            <NumberField
              key={side}
              {...form.field(side)}
              label={t(label)}
              unit="mm"
              minValue={1}
              maxValue={2000}
            />
          ))}
        </div>
        <NumberField
          {...form.field('tareGrams')}
          label={t('tare')}
          help={t('tareHelp')}
          unit="g"
          minValue={0}
          maxValue={20_000}
        />
        <NumberField
          {...form.field('maxWeightGrams')}
          label={t('max')}
          unit="g"
          minValue={1}
          maxValue={70_000}
        />
      </Form>
    </Dialog>
  );
}
