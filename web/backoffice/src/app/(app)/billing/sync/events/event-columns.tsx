'use client';

import { CopyId } from '@mobilytics/ui/copy-id';
import type { Column } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { Status } from '@mobilytics/ui/status';
import { useTranslations } from 'next-intl';
import type { ListedEvent } from './events-query.ts';

export function useEventColumns(): Column<ListedEvent>[] {
  const t = useTranslations('sync');
  return [
    {
      id: 'type',
      header: t('events.type'),
      cell: (row) => (
        <span>
          {row.type}
          {row.isForeignVersion && (
            <span className="block text-xs text-warning">
              {t('events.foreign', { version: row.apiVersion ?? '' })}
            </span>
          )}
        </span>
      ),
      text: (row) => row.type,
    },
    {
      id: 'state',
      header: t('events.state'),
      cell: (row) => <Status status={row.state} />,
      text: (row) => row.state,
    },
    {
      id: 'outcome',
      header: t('events.outcome'),
      cell: (row) => (
        <span className="whitespace-nowrap">
          {row.outcome ? t(`outcomes.${row.outcome}`) : '—'}
        </span>
      ),
      text: (row) => row.outcome,
    },
    {
      id: 'object',
      header: t('events.object'),
      cell: (row) => (row.objectId ? <CopyId id={row.objectId} className="max-w-32" /> : '—'),
      text: (row) => row.objectId,
    },
    {
      id: 'received',
      header: t('events.received'),
      cell: (row) => <DateTime value={row.receivedAt} />,
      text: (row) => row.receivedAt,
    },
    {
      id: 'source',
      header: t('events.source'),
      cell: (row) => (row.source === 'POLL' ? t('events.poll') : t('events.webhook')),
      text: (row) => row.source,
    },
    {
      id: 'attempts',
      isHidden: true,
      header: t('events.attempts'),
      align: 'end',
      cell: (row) => <span className="figures">{row.attempts}</span>,
      text: (row) => row.attempts,
    },
    {
      id: 'error',
      header: t('events.error'),
      cell: (row) => (
        <span className="block max-w-md text-sm whitespace-normal">{row.lastError ?? '—'}</span>
      ),
      text: (row) => row.lastError,
    },
    {
      id: 'id',
      header: 'Stripe',
      isHidden: true,
      cell: (row) => <CopyId id={row.id} className="max-w-24" />,
      text: (row) => row.id,
    },
  ];
}
