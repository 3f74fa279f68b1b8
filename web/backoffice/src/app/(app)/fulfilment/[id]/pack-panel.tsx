'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Form, useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { NumberField } from '@mobilytics/ui/number-field';
import { Section } from '@mobilytics/ui/page';
import { useTranslations } from 'next-intl';
import { type LineQuantity, looseDevices, unpackedPieces } from './parcels.ts';
import { packMutation } from './station-mutations.ts';
import type { Fulfilment } from './station-query.ts';

/** Puts a part of what is left into a parcel of its own; what stays goes into the next. */
export function PackPanel({
  fulfilment,
  counted,
  onPacked,
}: {
  fulfilment: Fulfilment;
  counted: Readonly<Record<string, number>>;
  onPacked: () => void;
}) {
  const t = useTranslations('fulfilment.pack');
  const [pack] = useMutation(packMutation);
  const left = unpackedPieces(fulfilment.lines);
  const loose = looseDevices(fulfilment.lines, fulfilment.shipments);
  const start = Object.fromEntries(
    left.map(({ lineId, quantity }) => [lineId, suggest(fulfilment, lineId, quantity)]),
  );

  function suggest({ lines }: Fulfilment, lineId: string, quantity: number): number {
    const line = lines.find(({ id }) => id === lineId);
    const scanned = loose.find((one) => one.lineId === lineId)?.quantity ?? 0;
    return line?.serialized ? scanned || quantity : counted[lineId] || quantity;
  }

  const form = useForm<Record<string, number>>({
    draftKey: `pack-${fulfilment.id}-${fulfilment.shipments.length}`,
    initialValues: start,
    validate: (values) => check(values, left, t),
    submit: async (values, key) => {
      const lines = left.flatMap(({ lineId }) =>
        (values[lineId] ?? 0) > 0 ? [{ lineId, quantity: values[lineId] ?? 0 }] : [],
      );
      const { data } = await pack({
        variables: { input: { fulfillmentId: fulfilment.id, lines } },
        context: idempotent(key),
      });
      const result = data?.packParcel;
      if (result?.__typename === 'PackParcelSuccess') onPacked();
      const fields = Object.fromEntries(
        lines.map(({ lineId }, index) => [`lines.${index}.quantity`, lineId]),
      );
      return problemsFromPaths(userProblems(result), fields);
    },
  });
  return (
    <Section title={t('title')} description={t('description')}>
      <Form form={form} submitLabel={t('submit')} submitKind="secondary">
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {left.map(({ lineId, quantity }) => (
            <NumberField
              key={lineId}
              {...form.field(lineId)}
              label={fulfilment.lines.find(({ id }) => id === lineId)?.name ?? lineId}
              help={t('left', { count: quantity })}
              minValue={0}
              maxValue={quantity}
            />
          ))}
        </div>
      </Form>
    </Section>
  );
}

function check(
  values: Record<string, number>,
  left: readonly LineQuantity[],
  t: ReturnType<typeof useTranslations<'fulfilment.pack'>>,
) {
  const wrong = left.filter(({ lineId, quantity }) => {
    const value = values[lineId] ?? Number.NaN;
    return !(value >= 0 && value <= quantity);
  });
  if (wrong.length > 0) {
    return wrong.map(({ lineId, quantity }) => ({
      field: lineId,
      message: t('wrong', { count: quantity }),
    }));
  }
  const [first] = left;
  const isEmpty = left.every(({ lineId }) => values[lineId] === 0);
  return isEmpty && first ? [{ field: first.lineId, message: t('nothing') }] : [];
}
