'use client';

import { useMutation } from '@apollo/client/react';
import { ErrorState } from '@mobilytics/ui/error-state';
import { Section } from '@mobilytics/ui/page';
import { SelectField } from '@mobilytics/ui/select-field';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import { useAction } from '#lib/use-action.ts';
import type { Warehouse } from './rules-query.ts';

const setFormatMutation = graphql(`
  mutation SetLabelFormat($input: SetLabelFormatInput!) {
    setLabelFormat(input: $input) {
      ... on SetLabelFormatSuccess {
        warehouse {
          id
          labelFormat
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

const formats = ['PDF_4X6', 'PDF_LETTER', 'PDF_A4', 'ZPL_4X6'] as const;

/** What each warehouse's label printer prints. */
export function Printers({ warehouses }: { warehouses: readonly Warehouse[] }) {
  const t = useTranslations('shipping.printers');
  const tf = useTranslations('bulkLabels.formats');
  const [setFormat] = useMutation(setFormatMutation);
  const { run, problem } = useAction();

  const choose = async ({ id, name }: Warehouse, value: string) => {
    const format = formats.find((one) => one === value);
    if (format === undefined) return;
    const answer = await run(`${id} ${format}`, async (context) => {
      const { data } = await setFormat({
        variables: { input: { warehouseId: id, format } },
        context,
      });
      return data?.setLabelFormat;
    });
    if (answer) showToast(t('saved', { name, format: tf(format) }));
  };
  return (
    <Section title={t('title')} description={t('text')}>
      {problem && (
        <div className="mb-4">
          <ErrorState error={problem} />
        </div>
      )}
      <div className="flex max-w-sm flex-col gap-5">
        {warehouses.map((warehouse) => (
          <SelectField
            key={warehouse.id}
            name={`format-${warehouse.code}`}
            label={t('format', { name: warehouse.name })}
            value={warehouse.labelFormat}
            onChange={(value) => void choose(warehouse, value)}
            options={formats.map((value) => ({ value, label: tf(value) }))}
          />
        ))}
      </div>
    </Section>
  );
}
