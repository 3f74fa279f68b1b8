import type { TableFilter } from '@mobilytics/ui/data-table-filters';
import { useTranslations } from 'next-intl';
import { exceptionKinds } from './exceptions-query.ts';

const carriers = ['CANADA_POST', 'USPS', 'DHL', 'CHIT_CHATS'];

export function useExceptionFilters(): TableFilter[] {
  const t = useTranslations('exceptions');
  const tc = useTranslations('common');
  return [
    { id: 'search', label: t('search'), kind: 'search' },
    {
      id: 'kind',
      label: t('columns.kind'),
      kind: 'select',
      options: exceptionKinds.map((value) => ({ value, label: t(`kinds.${value}`) })),
    },
    {
      id: 'assignee',
      label: t('columns.assignee'),
      kind: 'select',
      options: [
        { value: 'ME', label: t('mine') },
        { value: 'NOBODY', label: t('nobodys') },
      ],
    },
    {
      id: 'carrier',
      label: tc('columns.carrier'),
      kind: 'select',
      options: carriers.map((value) => ({ value, label: tc(`carriers.${value}`) })),
    },
  ];
}
