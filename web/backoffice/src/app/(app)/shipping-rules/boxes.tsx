'use client';

import { useMutation, useQuery } from '@apollo/client/react';
import { Button, IconButton } from '@mobilytics/ui/button';
import { ConfirmDialog } from '@mobilytics/ui/dialog';
import { ErrorState } from '@mobilytics/ui/error-state';
import { formatNumber } from '@mobilytics/ui/lib/format';
import { Section } from '@mobilytics/ui/page';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { useUi } from '@mobilytics/ui/ui-context';
import { Pencil, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAction } from '#lib/use-action.ts';
import { PlainTable } from '#parts/plain-table.tsx';
import { BoxDialog } from './box-dialog.tsx';
import { type Box, boxesQuery, deleteBoxMutation } from './boxes-query.ts';

/** The boxes that stand at the packing tables. */
export function Boxes() {
  const t = useTranslations('shipping.boxes');
  const tc = useTranslations('common');
  const { locale } = useUi();
  const { data, error, refetch } = useQuery(boxesQuery);
  const [remove] = useMutation(deleteBoxMutation);
  const { run, isPending, problem } = useAction();
  const [edited, setEdited] = useState<Box | 'new'>();
  const [doomed, setDoomed] = useState<Box>();
  const again = () => void refetch();

  const destroy = async (box: Box) => {
    await run(box.id, async (context) => {
      const { data: answer } = await remove({ variables: { input: { id: box.id } }, context });
      return answer?.deleteParcelPreset;
    });
    setDoomed(undefined);
    again();
  };
  const grams = (value: number) => `${formatNumber(value, locale)} g`;
  const size = (box: Box) =>
    [box.lengthMillimetres, box.widthMillimetres, box.heightMillimetres]
      .map((side) => formatNumber(side / 10, locale))
      .join(' × ');
  return (
    <Section
      title={t('title')}
      isFlush
      actions={<Button onPress={() => setEdited('new')}>{t('add')}</Button>}
    >
      {(error ?? problem) && <ErrorState error={(error ?? problem) as Error} onRetry={again} />}
      {!data && !error && (
        <div className="px-5 pb-5">
          <SkeletonText lines={4} />
        </div>
      )}
      {data && (
        <PlainTable
          label={t('title')}
          rows={data.parcelPresets}
          rowId={(box) => box.id}
          empty={t('empty')}
          columns={[
            { id: 'name', header: t('name'), cell: (box) => box.name },
            {
              id: 'size',
              header: t('size'),
              cell: (box) => <span className="figures whitespace-nowrap">{size(box)} cm</span>,
            },
            {
              id: 'tare',
              header: t('tare'),
              align: 'end',
              cell: (box) => <span className="figures">{grams(box.tareGrams)}</span>,
            },
            {
              id: 'max',
              header: t('max'),
              align: 'end',
              cell: (box) => <span className="figures">{grams(box.maxWeightGrams)}</span>,
            },
            {
              id: 'dimensional',
              header: t('dimensional'),
              cell: (box) => (
                <ul className="py-1 text-xs text-muted">
                  {box.dimensionalWeights.map(({ carrier, weightGrams }) => (
                    <li key={carrier} className="whitespace-nowrap">
                      {`${tc(`carriers.${carrier}`)} ${grams(weightGrams)}`}
                    </li>
                  ))}
                </ul>
              ),
            },
            {
              id: 'actions',
              header: tc('columns.actions'),
              align: 'end',
              cell: (box) => (
                <span className="flex justify-end gap-1">
                  <IconButton
                    label={t('edit', { name: box.name })}
                    icon={<Pencil className="size-4" />}
                    onPress={() => setEdited(box)}
                  />
                  <IconButton
                    label={t('delete', { name: box.name })}
                    icon={<Trash2 className="size-4" />}
                    onPress={() => setDoomed(box)}
                  />
                </span>
              ),
            },
          ]}
        />
      )}
      {edited && (
        <BoxDialog
          box={edited === 'new' ? null : edited}
          onClose={() => setEdited(undefined)}
          onSaved={again}
        />
      )}
      <ConfirmDialog
        title={t('deleteTitle')}
        isOpen={doomed !== undefined}
        onOpenChange={() => setDoomed(undefined)}
        confirmLabel={t('deleteAction')}
        isPending={isPending}
        onConfirm={() => doomed && void destroy(doomed)}
      >
        <p className="font-medium text-ink">{doomed?.name}</p>
        {t('deleteText')}
      </ConfirmDialog>
    </Section>
  );
}
