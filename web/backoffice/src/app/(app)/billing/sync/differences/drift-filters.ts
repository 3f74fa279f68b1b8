import type { TableFilter } from '@mobilytics/ui/data-table-filters';
import { statusOptions } from '@mobilytics/ui/lib/status';
import { useLocale, useTranslations } from 'next-intl';
import type { DriftCategory } from '#generated/graphql.ts';

const categories: DriftCategory[] = [
  'MISSING_HERE',
  'MISSING_THERE',
  'DIFFERENT',
  'DUPLICATE_SUBSCRIPTION',
  'PAID_NOT_RELEASED',
  'PAID_CANCELED',
  'RELEASED_NOT_PAID',
  'ROW_DIFFERS',
  'USAGE_DIFFERS',
];

export function useDriftFilters(): TableFilter[] {
  const t = useTranslations('sync');
  const locale = useLocale();
  return [
    { id: 'search', label: t('drift.search'), kind: 'search' },
    {
      id: 'category',
      label: t('drift.category'),
      kind: 'select',
      options: categories.map((value) => ({ value, label: t(`categories.${value}`) })),
    },
    {
      id: 'state',
      label: t('drift.state'),
      kind: 'select',
      options: statusOptions(['OPEN', 'CLOSED'], locale),
    },
  ];
}
