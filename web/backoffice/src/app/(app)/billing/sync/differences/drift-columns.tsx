'use client';

import type { Column } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import type { ListedDrift } from './drift-query.ts';

export function useDriftColumns(): Column<ListedDrift>[] {
  const t = useTranslations('sync');
  return [
    {
      id: 'category',
      header: t('drift.category'),
      cell: (row) => t(`categories.${row.category}`),
      text: (row) => row.category,
    },
    {
      id: 'object',
      header: t('drift.object'),
      cell: (row) => (
        <span>
          {row.objectType}
          <span className="block font-mono text-xs text-muted">{row.objectId}</span>
        </span>
      ),
      text: (row) => row.objectId,
    },
    {
      id: 'customer',
      header: t('drift.customer'),
      cell: ({ organization }) =>
        organization ? (
          <TextLink href={`/customers/${organization.id}`}>{organization.name}</TextLink>
        ) : (
          <span className="text-muted">{t('drift.nobody')}</span>
        ),
      text: ({ organization }) => organization?.name,
    },
    {
      id: 'state',
      header: t('drift.state'),
      cell: (row) => (
        <span>
          <Status status={row.state} />
          {row.state === 'CLOSED' && row.resolution && (
            <span className="block text-xs text-muted">{t(`resolutions.${row.resolution}`)}</span>
          )}
        </span>
      ),
      text: (row) => row.state,
    },
    {
      id: 'found',
      header: t('drift.found'),
      cell: (row) => <DateTime value={row.foundAt} />,
      text: (row) => row.foundAt,
    },
    {
      id: 'seen',
      header: t('drift.seen'),
      cell: (row) => <DateTime value={row.lastSeenAt} />,
      text: (row) => row.lastSeenAt,
    },
  ];
}
