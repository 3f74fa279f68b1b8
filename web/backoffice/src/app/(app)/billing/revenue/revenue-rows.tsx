'use client';

import { DataTable } from '@mobilytics/ui/data-table';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { useTable } from '@mobilytics/ui/use-table';
import { useTranslations } from 'next-intl';
import type { RevenueGrouping, RevenueQuery } from '#generated/graphql.ts';
import { addressOf } from '../finance/report-days.ts';
import { wholeList } from '../finance/whole-list.ts';

type Row = RevenueQuery['revenue']['rows'][number];

const amounts = ['invoiced', 'credited', 'net', 'yearBefore'] as const;
const filterOf: Record<RevenueGrouping, string> = {
  PRODUCT: 'product',
  KIND: 'productKind',
  CUSTOMER: 'organizationId',
};

/** Revenue by product, kind or customer; a row opens into the transactions that it is made of. */
export function RevenueRows({
  by,
  rows,
  isLoading,
  period,
  currency,
}: {
  by: RevenueGrouping;
  rows: readonly Row[] | undefined;
  isLoading: boolean;
  period: { from: string; to: string };
  currency: string;
}) {
  const t = useTranslations('finance.revenue');
  const tk = useTranslations('finance.productKinds');
  const table = useTable({ filterIds: [] });
  const nameOf = (row: Row): string => {
    if (row.key === '') return t('unknown');
    return by === 'KIND' && tk.has(row.key as 'OTHER') ? tk(row.key as 'OTHER') : row.label;
  };
  return (
    <Section title={t(`groupings.${by}`)} isFlush>
      <DataTable
        label={t(`groupings.${by}`)}
        table={table}
        rows={rows}
        totalCount={rows?.length}
        pageInfo={wholeList}
        isLoading={isLoading}
        rowId={(row) => row.key || 'unknown'}
        rowName={nameOf}
        rowHref={(row) =>
          addressOf('/billing/ledger', {
            ...{ accountType: 'EARNED', ...period, currency },
            [filterOf[by]]: row.key,
          })
        }
        empty={{ title: t('empty'), text: t('emptyText') }}
        columns={[
          { id: 'name', header: t(`groupings.${by}`), cell: nameOf, text: nameOf },
          ...amounts.map((name) => ({
            id: name,
            header: `${t(name)} (${currency})`,
            align: 'end' as const,
            cell: (row: Row) => <Money value={row.total[name]} />,
            text: (row: Row) => row.total[name].amount,
          })),
        ]}
      />
    </Section>
  );
}
