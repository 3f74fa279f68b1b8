'use client';

import { useMutation, useQuery } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Dialog } from '@mobilytics/ui/dialog';
import { Form, useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { NumberField } from '@mobilytics/ui/number-field';
import { SelectField } from '@mobilytics/ui/select-field';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import { splitMutation } from './station-mutations.ts';
import type { Fulfilment } from './station-query.ts';

const placesQuery = graphql(`
  query SplitWarehouses {
    warehouses {
      id
      code
      name
    }
  }
`);

type Values = Record<string, number | string>;

/** Moves pieces to a fulfilment of their own, to ship from elsewhere or to wait for stock alone. */
export function SplitDialog({
  fulfilment,
  onClose,
  onSplit,
}: {
  fulfilment: Fulfilment;
  onClose: () => void;
  onSplit: () => void;
}) {
  const t = useTranslations('fulfilment.split');
  const { data: places } = useQuery(placesQuery);
  const [split] = useMutation(splitMutation);
  const movable = fulfilment.lines.flatMap((line) => {
    const free = line.quantity - Math.max(line.packed, line.scanned.length);
    return free > 0 ? [{ ...line, free }] : [];
  });
  const form = useForm<Values>({
    draftKey: `split-${fulfilment.id}`,
    initialValues: {
      warehouseId: fulfilment.warehouse.id,
      ...Object.fromEntries(movable.map(({ id }) => [id, 0])),
    },
    validate: (values) => {
      const [first] = movable;
      const isEmpty = movable.every(({ id }) => !(Number(values[id]) > 0));
      return isEmpty && first ? [{ field: first.id, message: t('nothing') }] : [];
    },
    submit: async (values, key) => {
      const lines = movable
        .map(({ id }) => ({ lineId: id, quantity: Number(values[id]) || 0 }))
        .filter(({ quantity }) => quantity > 0);
      const { data } = await split({
        variables: {
          input: {
            ...{ fulfillmentId: fulfilment.id, lines },
            warehouseId: String(values.warehouseId),
          },
        },
        context: idempotent(key),
      });
      const result = data?.splitFulfillment;
      if (result?.__typename === 'SplitFulfillmentSuccess') {
        showToast(t('done', { number: result.split.number }));
        onSplit();
        onClose();
      }
      const fields = Object.fromEntries(
        lines.map(({ lineId }, index) => [`lines.${index}.quantity`, lineId]),
      );
      return problemsFromPaths(userProblems(result), fields);
    },
  });
  return (
    <Dialog
      title={t('title')}
      width="medium"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <p className="mb-4 text-sm text-muted">{t('help')}</p>
      {movable.length === 0 ? (
        <p className="text-sm">{t('none')}</p>
      ) : (
        <Form form={form} submitLabel={t('submit')}>
          {movable.map(({ id, name, free }) => (
            <NumberField
              key={id}
              name={id}
              label={name}
              help={t('free', { count: free })}
              error={form.field(id).error}
              value={Number(form.values[id])}
              onChange={(value) => form.set({ [id]: value })}
              minValue={0}
              maxValue={free}
            />
          ))}
          <SelectField
            name="warehouseId"
            label={t('warehouse')}
            error={form.field('warehouseId').error}
            value={String(form.values.warehouseId)}
            onChange={(value) => form.set({ warehouseId: value })}
            options={(places?.warehouses ?? []).map(({ id, code, name }) => ({
              value: id,
              label: `${code} · ${name}`,
            }))}
          />
        </Form>
      )}
    </Dialog>
  );
}
