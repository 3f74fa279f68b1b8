'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Dialog } from '@mobilytics/ui/dialog';
import { Form, useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { NumberField } from '@mobilytics/ui/number-field';
import { SelectField } from '@mobilytics/ui/select-field';
import { TextField } from '@mobilytics/ui/text-field';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import type { StockReason } from '#generated/graphql.ts';
import type { LevelRow } from './levels-table.tsx';
import { reasons } from './reasons.ts';
import { adjustMutation } from './stock-mutations.ts';

/** Corrects a level by hand, with its reason. */
export function AdjustDialog({ level, onClose }: { level: LevelRow; onClose: () => void }) {
  const t = useTranslations('stock.adjust');
  const tr = useTranslations('stock.reasons');
  const [adjust] = useMutation(adjustMutation);
  const form = useForm({
    draftKey: `adjust-${level.warehouse.id}-${level.sku}`,
    initialValues: { difference: Number.NaN, reason: '', note: '' },
    validate: ({ difference, reason }) => [
      ...(Number.isInteger(difference) && difference !== 0
        ? []
        : [{ field: 'difference', message: t('needDifference') }]),
      ...(reason ? [] : [{ field: 'reason', message: t('needReason') }]),
    ],
    submit: async ({ difference, reason, note }, key) => {
      const { data } = await adjust({
        variables: {
          input: {
            ...{ warehouseId: level.warehouse.id, sku: level.sku, difference, note },
            reason: reason as StockReason,
          },
        },
        context: idempotent(key),
      });
      const result = data?.adjustStock;
      if (result?.__typename === 'AdjustStockSuccess') {
        showToast(t('done', { sku: level.sku, onHand: level.onHand + difference }));
        onClose();
      }
      return problemsFromPaths(userProblems(result));
    },
  });
  const { difference } = form.values;
  return (
    <Dialog
      title={t('title', { sku: level.sku, warehouse: level.warehouse.code })}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <Form form={form} submitLabel={t('submit')}>
        <NumberField
          {...form.field('difference')}
          label={t('difference')}
          help={t('help', {
            onHand: level.onHand,
            after: level.onHand + (Number.isNaN(difference) ? 0 : difference),
          })}
          minValue={-100_000}
          maxValue={100_000}
        />
        <SelectField
          {...form.field('reason')}
          label={t('reason')}
          options={reasons.map((value) => ({ value, label: tr(value) }))}
        />
        <TextField
          {...form.field('note')}
          label={t('note')}
          help={t('noteHelp')}
          rows={2}
          maxLength={500}
          isOptional={form.values.reason !== 'OTHER'}
        />
      </Form>
    </Dialog>
  );
}
