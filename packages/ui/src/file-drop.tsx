'use client';

import { CircleAlert, FileUp, X } from 'lucide-react';
import { useId, useState } from 'react';
import { Button, DropZone, FileTrigger } from 'react-aria-components';
import { IconButton } from './button.tsx';
import { formatNumber } from './lib/format.ts';
import { useUi } from './ui-context.tsx';

export interface FileDropProps {
  name?: string;
  label: string;
  help?: string;
  error?: string | undefined;
  /** Media types (`image/png`) that are taken. */
  acceptedTypes: string[];
  maxBytes: number;
  value: File | null;
  onChange: (file: File | null) => void;
}

/** One file, dropped or chosen; what cannot be taken is told at once and in words. */
export function FileDrop({
  name,
  label,
  help,
  error,
  acceptedTypes,
  maxBytes,
  value,
  onChange,
}: FileDropProps) {
  const { t, locale } = useUi();
  const id = useId();
  const [problem, setProblem] = useState<string>();
  const megabytes = (bytes: number) =>
    formatNumber(bytes / 1_000_000, locale, {
      style: 'unit',
      unit: 'megabyte',
      maximumFractionDigits: 1,
    });
  const take = (file: File | undefined) => {
    if (!file) return;
    const kinds = acceptedTypes.map((type) => type.split('/')[1]?.toUpperCase() ?? type).join(', ');
    if (!acceptedTypes.includes(file.type)) {
      setProblem(t('fileWrongType', { name: file.name, kinds }));
    } else if (file.size > maxBytes) {
      setProblem(t('fileTooLarge', { name: file.name, limit: megabytes(maxBytes) }));
    } else {
      setProblem(undefined);
      onChange(file);
    }
  };
  const shownError = problem ?? error;
  return (
    <div data-field={name} data-label={label} className="flex flex-col gap-1.5">
      <span id={`${id}-label`} className="text-sm font-medium">
        {label}
      </span>
      <DropZone
        aria-labelledby={`${id}-label`}
        getDropOperation={() => 'copy'}
        onDrop={async (event) => {
          const item = event.items.find((candidate) => candidate.kind === 'file');
          if (item?.kind === 'file') take(await item.getFile());
        }}
        className="flex flex-col items-center gap-3 rounded-md border border-dashed border-control bg-surface px-4 py-6 text-center text-sm data-drop-target:border-accent data-drop-target:bg-accent-soft"
      >
        <FileUp aria-hidden className="size-5 text-muted" />
        {value ? (
          <span className="flex max-w-full items-center gap-2">
            <span className="truncate font-medium">{value.name}</span>
            <span className="figures text-muted">{megabytes(value.size)}</span>
            <IconButton
              label={t('removeFile', { name: value.name })}
              icon={<X className="size-4" />}
              onPress={() => onChange(null)}
            />
          </span>
        ) : (
          <span className="text-muted">{t('dropFile')}</span>
        )}
        <FileTrigger acceptedFileTypes={acceptedTypes} onSelect={(files) => take(files?.[0])}>
          <Button
            aria-describedby={`${id}-help ${id}-error`}
            className="min-h-9 rounded-md border border-control bg-surface px-3 font-medium data-hovered:bg-sunken"
          >
            {t('chooseFile')}
          </Button>
        </FileTrigger>
      </DropZone>
      <p id={`${id}-help`} className="text-sm text-muted">
        {help}
      </p>
      <p
        id={`${id}-error`}
        role="alert"
        className="flex items-start gap-1.5 text-sm text-danger empty:hidden"
      >
        {shownError && <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />}
        {shownError}
      </p>
    </div>
  );
}
