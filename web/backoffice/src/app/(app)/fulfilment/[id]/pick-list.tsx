'use client';

import { IconButton } from '@mobilytics/ui/button';
import { CopyId } from '@mobilytics/ui/copy-id';
import { Section } from '@mobilytics/ui/page';
import { Check, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { PlainTable } from '#parts/plain-table.tsx';
import type { Fulfilment } from './station-query.ts';
import type { ScannedDevice } from './use-scanning.ts';

/** What to take from which bin, and what of it is scanned. */
export function PickList({
  lines,
  counted,
  actions,
  onRemove,
}: {
  lines: Fulfilment['lines'];
  /** Pieces without serials that were scanned by their SKU since the last parcel. */
  counted: Readonly<Record<string, number>>;
  actions: ReactNode;
  /** Undefined once nothing can be taken out any more. */
  onRemove: ((device: ScannedDevice) => void) | undefined;
}) {
  const t = useTranslations('fulfilment.pick');
  const tc = useTranslations('common.columns');
  const isDone = (line: Fulfilment['lines'][number]) =>
    line.packed >= line.quantity || (line.serialized && line.scanned.length >= line.quantity);
  const progress = (line: Fulfilment['lines'][number]) => {
    if (line.serialized) return `${line.scanned.length} / ${line.quantity}`;
    const inHand = line.packed + (counted[line.id] ?? 0);
    return inHand > 0 ? `${inHand} / ${line.quantity}` : t('take', { count: line.quantity });
  };
  return (
    <Section title={t('title')} actions={actions} isFlush>
      <PlainTable
        label={t('title')}
        rows={lines}
        rowId={(line) => line.id}
        empty={t('empty')}
        columns={[
          {
            id: 'bin',
            header: t('bin'),
            cell: (line) =>
              line.bin ? (
                <span className="font-mono text-lg font-semibold whitespace-nowrap">
                  {line.bin}
                </span>
              ) : (
                <span className="text-muted">{t('noBin')}</span>
              ),
          },
          {
            id: 'name',
            header: tc('name'),
            cell: (line) => (
              <>
                <span className="font-medium">{line.name}</span>
                <span className="block font-mono text-xs text-muted">{line.sku}</span>
                <ul aria-label={t('scanned')} className="flex flex-wrap gap-x-3 empty:hidden">
                  {line.scanned.map((device) => (
                    <li key={device.id} className="flex items-center">
                      <CopyId id={device.serial} />
                      {onRemove && (
                        <IconButton
                          label={t('remove', { serial: device.serial })}
                          icon={<X aria-hidden className="size-4" />}
                          onPress={() => onRemove(device)}
                        />
                      )}
                    </li>
                  ))}
                </ul>
              </>
            ),
          },
          {
            id: 'quantity',
            header: tc('quantity'),
            align: 'end',
            cell: (line) => (
              <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
                {progress(line)}
                {isDone(line) && <Check aria-hidden className="size-4 text-success" />}
              </span>
            ),
          },
        ]}
      />
    </Section>
  );
}
