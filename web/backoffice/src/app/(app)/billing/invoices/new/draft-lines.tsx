'use client';

import { Button, IconButton } from '@mobilytics/ui/button';
import { CheckboxField } from '@mobilytics/ui/checkbox-field';
import { NumberField } from '@mobilytics/ui/number-field';
import { TextField } from '@mobilytics/ui/text-field';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { emptyLine, type Line } from './draft-line.ts';

/** What is invoiced, line by line. */
export function DraftLines({
  lines,
  error,
  hasTaxes,
  onChange,
}: {
  lines: Line[];
  error: string | undefined;
  hasTaxes: boolean;
  onChange: (lines: Line[]) => void;
}) {
  const t = useTranslations('money.draft');
  const change = (key: string, part: Partial<Line>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
  return (
    <fieldset
      data-field="lines"
      data-label={t('lines')}
      className="flex flex-col gap-4 rounded-md border border-line p-4"
    >
      <legend className="px-1 text-sm font-medium">{t('lines')}</legend>
      {lines.map((line, index) => (
        <fieldset key={line.key} className="flex flex-col gap-3">
          <legend className="sr-only">{t('line', { number: index + 1 })}</legend>
          <TextField
            name={`description-${line.key}`}
            label={t('description')}
            value={line.description}
            onChange={(description) => change(line.key, { description })}
            maxLength={300}
          />
          <div className="grid grid-cols-[1fr_1fr_auto] items-end gap-3">
            <NumberField
              name={`quantity-${line.key}`}
              label={t('quantity')}
              value={line.quantity}
              minValue={1}
              maxValue={100_000}
              onChange={(quantity) => change(line.key, { quantity })}
            />
            <TextField
              name={`price-${line.key}`}
              label={t('unitPrice')}
              value={line.unitPrice}
              onChange={(unitPrice) => change(line.key, { unitPrice })}
              inputMode="decimal"
            />
            <IconButton
              label={t('remove', { number: index + 1 })}
              icon={<Trash2 className="size-4" />}
              isDisabled={lines.length === 1}
              onPress={() => onChange(lines.filter(({ key }) => key !== line.key))}
            />
          </div>
          {hasTaxes && (
            <CheckboxField
              name={`taxed-${line.key}`}
              label={t('isTaxed')}
              value={line.isTaxed}
              onChange={(isTaxed) => change(line.key, { isTaxed })}
            />
          )}
        </fieldset>
      ))}
      {error && <p className="text-sm text-danger">{error}</p>}
      <div>
        <Button
          size="small"
          icon={<Plus aria-hidden className="size-4" />}
          onPress={() => onChange([...lines, emptyLine()])}
        >
          {t('add')}
        </Button>
      </div>
    </fieldset>
  );
}
