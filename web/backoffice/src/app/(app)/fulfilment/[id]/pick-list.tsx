'use client';

import { IconButton } from '@mobilytics/ui/button';
import { CopyId } from '@mobilytics/ui/copy-id';
import { Section } from '@mobilytics/ui/page';
import { Check, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#parts/plain-table.tsx';
import type { Fulfilment } from './station-query.ts';
import type { ScannedDevice } from './use-scanning.ts';

/** What to take from which bin, and what of it is scanned. */
export function PickList({
  lines,
  onRemove,
}: {
  lines: Fulfilment['lines'];
  /** Undefined once nothing can be taken out any more. */
  onRemove: ((device: ScannedDevice) => void) | undefined;
}) {
  const t = useTranslations('fulfilment.pick');
  const tc = useTranslations('common.columns');
  const isDone = (line: Fulfilment['lines'][number]) =>
    !line.serialized || line.scanned.length >= line.quantity;
  return (
    <Section title={t('title')} isFlush>
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
                {line.serialized
                  ? `${line.scanned.length} / ${line.quantity}`
                  : t('take', { count: line.quantity })}
                {line.serialized && isDone(line) && (
                  <Check aria-hidden className="size-4 text-success" />
                )}
              </span>
            ),
          },
        ]}
      />
    </Section>
  );
}
