'use client';

import { CopyId } from '@mobilytics/ui/copy-id';
import type { Column } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import type { ListedIntent } from './intents-query.ts';

export function useIntentColumns(): Column<ListedIntent>[] {
  const t = useTranslations('sync.intents');
  return [
    {
      id: 'kind',
      header: t('kind'),
      cell: (row) => <span className="font-mono text-xs break-all">{row.kind}</span>,
      text: (row) => row.kind,
    },
    {
      id: 'state',
      header: t('state'),
      cell: (row) => <Status status={row.state} />,
      text: (row) => row.state,
    },
    {
      id: 'customer',
      header: t('customer'),
      cell: ({ organization }) =>
        organization ? (
          <TextLink href={`/customers/${organization.id}`}>{organization.name}</TextLink>
        ) : (
          '—'
        ),
      text: ({ organization }) => organization?.name,
    },
    {
      id: 'object',
      header: t('object'),
      cell: (row) =>
        row.stripeObjectId ? <CopyId id={row.stripeObjectId} className="max-w-40" /> : '—',
      text: (row) => row.stripeObjectId,
    },
    {
      id: 'answer',
      header: t('answer'),
      cell: (row) => (
        <span className="block max-w-md text-sm whitespace-normal">
          {row.refusalMessage ?? row.lastError ?? '—'}
        </span>
      ),
      text: (row) => row.refusalMessage ?? row.lastError,
    },
    {
      id: 'attempts',
      header: t('attempts'),
      align: 'end',
      cell: (row) => <span className="figures">{row.attempts}</span>,
      text: (row) => row.attempts,
    },
    {
      id: 'created',
      header: t('created'),
      cell: (row) => <DateTime value={row.createdAt} />,
      text: (row) => row.createdAt,
    },
    {
      id: 'settled',
      isHidden: true,
      header: t('settled'),
      cell: (row) => (row.settledAt ? <DateTime value={row.settledAt} /> : '—'),
      text: (row) => row.settledAt,
    },
    {
      id: 'id',
      header: 'Id',
      isHidden: true,
      cell: (row) => <CopyId id={row.id} className="max-w-28" />,
      text: (row) => row.id,
    },
  ];
}
