'use client';

import { DataTable } from '@mobilytics/ui/data-table';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { useTable } from '@mobilytics/ui/use-table';
import { useLocale, useTranslations } from 'next-intl';
import type { TaxRowFieldsFragment } from '#generated/graphql.ts';
import { addressOf } from '../finance/report-days.ts';
import { usePlaces } from '../finance/use-places.ts';
import { wholeList } from '../finance/whole-list.ts';

interface Tables {
  rows: readonly TaxRowFieldsFragment[] | undefined;
  isLoading: boolean;
}

/** Each tax of each province and state; a row opens into the transactions that it is made of. */
export function TaxesByPlace({
  rows,
  isLoading,
  period,
}: Tables & { period: { from: string; to: string; currency: string } }) {
  const t = useTranslations('finance.taxes');
  const placeOf = usePlaces();
  const table = useTable({ filterIds: [], prefix: 'taxes-' });
  const flat = rows?.flatMap(({ jurisdiction, taxes }) =>
    taxes.map((tax) => ({ ...tax, jurisdiction })),
  );
  type Row = NonNullable<typeof flat>[number];
  const percent = new Intl.NumberFormat(`${useLocale()}-CA`, {
    ...{ style: 'percent', maximumFractionDigits: 4 },
  });
  const rate = ({ ratePercent }: Row) =>
    ratePercent === null ? '' : percent.format(Number(ratePercent) / 100);
  return (
    <Section title={t('byTax')} isFlush>
      <DataTable
        label={t('byTax')}
        table={table}
        rows={flat}
        totalCount={flat?.length}
        pageInfo={wholeList}
        isLoading={isLoading}
        rowId={(row) => `${row.jurisdiction} ${row.key}`}
        rowName={(row) => `${placeOf(row.jurisdiction)} ${row.name}`}
        rowHref={(row) =>
          addressOf('/billing/ledger', {
            ...period,
            taxName: row.key,
            jurisdiction: row.jurisdiction,
          })
        }
        empty={{ title: t('empty'), text: t('emptyText') }}
        columns={[
          {
            id: 'place',
            header: t('place'),
            cell: (row) => placeOf(row.jurisdiction),
            text: (row) => row.jurisdiction,
          },
          { id: 'tax', header: t('tax'), cell: (row) => row.name, text: (row) => row.name },
          { id: 'rate', header: t('rate'), align: 'end', cell: rate, text: rate },
          {
            id: 'registration',
            header: t('registration'),
            cell: (row) => row.registrationNumber ?? t('noRegistration'),
            text: (row) => row.registrationNumber,
          },
          ...(['taxable', 'collected', 'credited', 'net'] as const).map((name) => ({
            id: name,
            header: `${t(name)} (${period.currency})`,
            align: 'end' as const,
            cell: (row: Row) => <Money value={row[name]} />,
            text: (row: Row) => row[name].amount,
          })),
        ]}
      />
    </Section>
  );
}

/** Sales of each province and state, taxed and not. */
export function SalesByPlace({ rows, isLoading, currency }: Tables & { currency: string }) {
  const t = useTranslations('finance.taxes');
  const placeOf = usePlaces();
  const table = useTable({ filterIds: [], prefix: 'sales-' });
  return (
    <Section title={t('byPlace')} isFlush>
      <DataTable
        label={t('byPlace')}
        table={table}
        rows={rows}
        totalCount={rows?.length}
        pageInfo={wholeList}
        isLoading={isLoading}
        rowId={(row) => row.jurisdiction ?? 'unknown'}
        empty={{ title: t('empty'), text: t('emptyText') }}
        columns={[
          {
            id: 'place',
            header: t('place'),
            cell: (row) => placeOf(row.jurisdiction),
            text: (row) => row.jurisdiction,
          },
          ...(['taxableSales', 'exemptSales', 'collected', 'credited', 'net'] as const).map(
            (name) => ({
              id: name,
              header: `${t(name)} (${currency})`,
              align: 'end' as const,
              cell: (row: TaxRowFieldsFragment) => <Money value={row[name]} />,
              text: (row: TaxRowFieldsFragment) => row[name].amount,
            }),
          ),
          {
            id: 'invoices',
            header: t('invoices'),
            align: 'end',
            cell: (row) => row.invoiceCount,
            text: (row) => row.invoiceCount,
          },
          {
            id: 'creditNotes',
            header: t('creditNotes'),
            align: 'end',
            cell: (row) => row.creditNoteCount,
            text: (row) => row.creditNoteCount,
          },
        ]}
      />
    </Section>
  );
}
