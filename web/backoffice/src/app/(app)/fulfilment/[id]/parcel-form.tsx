'use client';

import { Form, type FormState } from '@mobilytics/ui/form';
import { formatNumber } from '@mobilytics/ui/lib/format';
import { NumberField } from '@mobilytics/ui/number-field';
import { RadioField } from '@mobilytics/ui/radio-field';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import { type BoxName, boxes, type ProductSize, productWeight, smallestBox } from './boxes.ts';
import type { Shipment } from './station-query.ts';

export interface ParcelValues {
  box: BoxName | 'own';
  weightGrams: number;
  lengthMillimetres: number;
  widthMillimetres: number;
  heightMillimetres: number;
}

/** What was asked for last; else what the products and the smallest box that holds them come to. */
export function startParcel(
  parcel: Shipment['parcel'] | undefined,
  products: readonly ProductSize[],
): ParcelValues {
  if (parcel) {
    const { weightGrams, lengthMillimetres, widthMillimetres, heightMillimetres } = parcel;
    const sides = { lengthMillimetres, widthMillimetres, heightMillimetres };
    const known = (Object.keys(boxes) as BoxName[]).find((name) =>
      Object.entries(sides).every(
        ([side, value]) => boxes[name][side as keyof typeof sides] === value,
      ),
    );
    return { box: known ?? 'own', weightGrams, ...sides };
  }
  const box = smallestBox(products);
  const { emptyGrams, ...sides } = boxes[box ?? 'medium'];
  const { weightGrams, unknown } = productWeight(products);
  return {
    box: box ?? 'own',
    ...sides,
    weightGrams:
      products.length === 0 || unknown.length > 0 ? Number.NaN : weightGrams + emptyGrams,
  };
}

const sides = ['lengthMillimetres', 'widthMillimetres', 'heightMillimetres'] as const;
const labels = {
  lengthMillimetres: 'length',
  widthMillimetres: 'width',
  heightMillimetres: 'height',
} as const;

export function ParcelForm({
  form,
  products,
  hasRates,
  isPrimary,
}: {
  form: FormState<ParcelValues>;
  products: readonly ProductSize[];
  hasRates: boolean;
  isPrimary: boolean;
}) {
  const t = useTranslations('fulfilment.parcel');
  const { locale } = useUi();
  const grams = (value: number) => `${formatNumber(value, locale)} g`;
  const size = (name: BoxName) =>
    `${sides.map((side) => formatNumber(boxes[name][side] / 10, locale)).join(' × ')} cm`;
  const { weightGrams, unknown } = productWeight(products);
  const boxGrams = form.values.box === 'own' ? 0 : boxes[form.values.box].emptyGrams;
  const choose = (value: string) => {
    if (value !== 'small' && value !== 'medium') return form.set({ box: 'own' });
    const { emptyGrams, ...dimensions } = boxes[value];
    const known = unknown.length === 0 && products.length > 0;
    form.set({
      box: value,
      ...dimensions,
      ...(known ? { weightGrams: weightGrams + emptyGrams } : {}),
    });
  };
  return (
    <Form
      form={form}
      submitLabel={hasRates ? t('compareAgain') : t('compare')}
      submitKind={isPrimary ? 'primary' : 'secondary'}
    >
      <RadioField
        name="box"
        label={t('preset')}
        value={form.values.box}
        onChange={choose}
        options={[
          { value: 'small', label: t('small', { size: size('small') }) },
          { value: 'medium', label: t('medium', { size: size('medium') }) },
          { value: 'own', label: t('own') },
        ]}
      />
      <NumberField
        {...form.field('weightGrams')}
        label={t('weight')}
        unit="g"
        minValue={1}
        maxValue={30_000}
        help={
          unknown.length > 0 || products.length === 0
            ? t('weightUnknown', { names: unknown.join(', ') || '—' })
            : t('weightHelp', { products: grams(weightGrams), box: grams(boxGrams) })
        }
      />
      {form.values.box === 'own' && (
        <div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
          {sides.map((side) => (
            <NumberField
              key={side}
              {...form.field(side)}
              label={t(labels[side])}
              unit="mm"
              minValue={1}
              maxValue={2000}
            />
          ))}
        </div>
      )}
    </Form>
  );
}
