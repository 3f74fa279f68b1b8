'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Dialog } from '@mobilytics/ui/dialog';
import { Form, useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { NumberField } from '@mobilytics/ui/number-field';
import { TextField } from '@mobilytics/ui/text-field';
import { useTranslations } from 'next-intl';
import type { LevelRow } from './levels-table.tsx';
import { arrangeMutation } from './stock-mutations.ts';

/** Where an item lies in the warehouse, and when people are told that little is left. */
export function ArrangeDialog({ level, onClose }: { level: LevelRow; onClose: () => void }) {
  const t = useTranslations('stock.arrange');
  const [arrange] = useMutation(arrangeMutation);
  const form = useForm({
    draftKey: `arrange-${level.warehouse.id}-${level.sku}`,
    initialValues: { bin: level.bin ?? '', alertLevel: level.alertLevel },
    submit: async ({ bin, alertLevel }, key) => {
      const { data } = await arrange({
        variables: { input: { warehouseId: level.warehouse.id, sku: level.sku, bin, alertLevel } },
        context: idempotent(key),
      });
      const result = data?.arrangeStock;
      if (result?.__typename === 'ArrangeStockSuccess') onClose();
      return problemsFromPaths(userProblems(result));
    },
  });
  return (
    <Dialog
      title={t('title', { sku: level.sku, warehouse: level.warehouse.code })}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <Form form={form} submitLabel={t('submit')}>
        <TextField {...form.field('bin')} label={t('bin')} maxLength={20} isOptional />
        <NumberField
          {...form.field('alertLevel')}
          label={t('alertLevel')}
          help={t('alertHelp')}
          minValue={0}
          maxValue={100_000}
        />
      </Form>
    </Dialog>
  );
}
