'use client';

import type { Column } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import type { ListedException } from './exceptions-query.ts';

export function useExceptionColumns(): Column<ListedException>[] {
  const t = useTranslations('exceptions');
  const tc = useTranslations('common');
  return [
    {
      id: 'kind',
      header: t('columns.kind'),
      cell: (row) => t(`kinds.${row.kind}`),
      text: (row) => t(`kinds.${row.kind}`),
    },
    {
      id: 'since',
      header: t('columns.since'),
      cell: (row) => <DateTime value={row.since} />,
      text: (row) => row.since,
    },
    {
      id: 'assignee',
      header: t('columns.assignee'),
      cell: (row) => row.assignee?.name ?? <span className="text-muted">{t('nobody')}</span>,
      text: (row) => row.assignee?.name,
    },
    {
      id: 'parcel',
      header: t('columns.parcel'),
      cell: ({ shipment }) => (
        <TextLink href={`/shipments/${shipment.id}`} className="font-mono text-xs">
          {shipment.trackingNumber ?? `…${shipment.id.slice(-8)}`}
        </TextLink>
      ),
      text: ({ shipment }) => shipment.trackingNumber,
    },
    {
      id: 'status',
      header: tc('columns.status'),
      cell: ({ shipment }) => <Status status={shipment.status} />,
      text: ({ shipment }) => shipment.status,
    },
    {
      id: 'carrier',
      header: tc('columns.carrier'),
      cell: ({ shipment }) => shipment.carrier && tc(`carriers.${shipment.carrier}`),
      text: ({ shipment }) => shipment.carrier,
    },
    {
      id: 'order',
      header: tc('columns.order'),
      cell: ({ shipment: { order } }) => (
        <TextLink href={`/orders/${order.id}`}>{order.number}</TextLink>
      ),
      text: ({ shipment }) => shipment.order.number,
    },
    {
      id: 'shipTo',
      header: t('columns.shipTo'),
      cell: ({ shipment: { shipTo } }) =>
        [shipTo.name, shipTo.city, shipTo.region].filter(Boolean).join(', '),
      text: ({ shipment }) => shipment.shipTo.name,
    },
    {
      id: 'detail',
      header: t('columns.detail'),
      cell: (row) => row.detail,
      text: (row) => row.detail,
    },
  ];
}
