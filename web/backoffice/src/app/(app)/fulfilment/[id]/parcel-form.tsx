'use client';

import { Form, type FormState } from '@mobilytics/ui/form';
import { formatNumber } from '@mobilytics/ui/lib/format';
import { NumberField } from '@mobilytics/ui/number-field';
import { RadioField } from '@mobilytics/ui/radio-field';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import { type Box, type ProductSize, productWeight, smallestBox } from './boxes.ts';
import type { Shipment } from './station-query.ts';

export interface ParcelValues {
  /** The id of a box, or `own` for other dimensions. */
  box: string;
  weightGrams: number;
  lengthMillimetres: number;
  widthMillimetres: number;
  heightMillimetres: number;
}

/** What was asked for last; else what the products and the smallest box that holds them come to. */
export function startParcel(
  parcel: Shipment['parcel'] | undefined,
  products: readonly ProductSize[],
  boxes: readonly Box[],
): ParcelValues {
  if (parcel) {
    const { weightGrams, lengthMillimetres, widthMillimetres, heightMillimetres } = parcel;
    const known = boxes.find((box) => sides.every((side) => box[side] === parcel[side]));
    return {
      ...{ box: known?.id ?? own, weightGrams },
      ...{ lengthMillimetres, widthMillimetres, heightMillimetres },
    };
  }
  const box = smallestBox(products, boxes);
  const { weightGrams, unknown } = productWeight(products);
  const isWeighed = products.length > 0 && unknown.length === 0;
  return {
    box: box?.id ?? own,
    lengthMillimetres: box?.lengthMillimetres ?? Number.NaN,
    widthMillimetres: box?.widthMillimetres ?? Number.NaN,
    heightMillimetres: box?.heightMillimetres ?? Number.NaN,
    weightGrams: isWeighed ? weightGrams + (box?.tareGrams ?? 0) : Number.NaN,
  };
}

/** Stands for a parcel that is in none of our boxes. */
const own = 'own';

const sides = ['lengthMillimetres', 'widthMillimetres', 'heightMillimetres'] as const;
const labels = {
  lengthMillimetres: 'length',
  widthMillimetres: 'width',
  heightMillimetres: 'height',
} as const;

export function ParcelForm({
  form,
  products,
  boxes,
  hasRates,
  isPrimary,
}: {
  form: FormState<ParcelValues>;
  products: readonly ProductSize[];
  boxes: readonly Box[];
  hasRates: boolean;
  isPrimary: boolean;
}) {
  const t = useTranslations('fulfilment.parcel');
  const { locale } = useUi();
  const grams = (value: number) => `${formatNumber(value, locale)} g`;
  const size = (box: Box) =>
    `${sides.map((side) => formatNumber(box[side] / 10, locale)).join(' × ')} cm`;
  const { weightGrams, unknown } = productWeight(products);
  const chosen = boxes.find(({ id }) => id === form.values.box);
  const choose = (id: string) => {
    const box = boxes.find((one) => one.id === id);
    if (!box) return form.set({ box: own });
    const { lengthMillimetres, widthMillimetres, heightMillimetres } = box;
    const isKnown = unknown.length === 0 && products.length > 0;
    form.set({
      ...{ box: id, lengthMillimetres, widthMillimetres, heightMillimetres },
      ...(isKnown ? { weightGrams: weightGrams + box.tareGrams } : {}),
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
          ...boxes.map((box) => ({
            value: box.id,
            label: t('box', { name: box.name, size: size(box) }),
          })),
          { value: own, label: t('own') },
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
            : t('weightHelp', { products: grams(weightGrams), box: grams(chosen?.tareGrams ?? 0) })
        }
      />
      {chosen === undefined && (
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
