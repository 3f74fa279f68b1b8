'use client';

import { useQuery } from '@apollo/client/react';
import { CopyId } from '@mobilytics/ui/copy-id';
import { DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { statusOptions } from '@mobilytics/ui/lib/status';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTable } from '@mobilytics/ui/use-table';
import { useLocale, useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import type { CarrierCode, ShipmentStatus } from '#generated/graphql.ts';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';

const shipmentsQuery = graphql(`
  query Shipments($first: Int, $after: String, $last: Int, $before: String, $filter: ShipmentFilter) {
    shipments(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      edges {
        node {
          id
          status
          carrier
          serviceName
          trackingNumber
          createdAt
          estimatedDeliveryAt
          shipTo {
            name
            city
            region
            country
          }
          order {
            id
            number
          }
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      totalCount
    }
  }
`);

const shipmentStatuses: ShipmentStatus[] = [
  'RATED',
  'LABEL_REQUESTED',
  'LABEL_PURCHASED',
  'HANDED_OVER',
  'IN_TRANSIT',
  'OUT_FOR_DELIVERY',
  'AVAILABLE_FOR_PICKUP',
  'EXCEPTION',
  'RETURN_TO_SENDER',
  'DELIVERED',
  'VOID_REQUESTED',
  'VOIDED',
];

const carriers: CarrierCode[] = ['CANADA_POST', 'USPS', 'DHL', 'CHIT_CHATS'];
const ages = [1, 3, 7, 14, 30, 60];

export default function ShipmentsPage() {
  const t = useTranslations('shipments');
  const tc = useTranslations('common');
  const locale = useLocale();
  const table = useTable({ filterIds: ['search', 'status', 'carrier', 'age'] });
  const { search, status, carrier, age } = table.state.filters;
  const query = useQuery(shipmentsQuery, {
    variables: {
      ...table.connection,
      // My work links to several states at once: `?status=EXCEPTION,RETURN_TO_SENDER`.
      filter: {
        search,
        status: status ? (status.split(',') as ShipmentStatus[]) : undefined,
        carrier: carrier ? [carrier as CarrierCode] : undefined,
        minAgeDays: age ? Number(age) : undefined,
      },
    },
    ...visibleOnly,
  });
  usePolling(query);
  const { data, previousData, error, loading, refetch } = query;
  const shipments = (data ?? previousData)?.shipments;
  const trouble = 'EXCEPTION,RETURN_TO_SENDER';
  return (
    <>
      <PageHeader title={t('title')} />
      <Section title={t('all')} isFlush>
        <DataTable
          label={t('title')}
          table={table}
          rows={shipments?.edges.map((edge) => edge.node)}
          totalCount={shipments?.totalCount}
          pageInfo={shipments?.pageInfo}
          isLoading={loading}
          error={error}
          onRetry={() => void refetch()}
          rowId={(row) => row.id}
          rowHref={(row) => `/shipments/${row.id}`}
          empty={{ title: t('empty'), text: t('emptyText') }}
          filters={[
            { id: 'search', label: t('search'), kind: 'search' },
            {
              id: 'status',
              label: tc('columns.status'),
              kind: 'select',
              options: [
                { value: trouble, label: t('exceptionTitle') },
                ...statusOptions(shipmentStatuses, locale),
              ],
            },
            {
              id: 'carrier',
              label: tc('columns.carrier'),
              kind: 'select',
              options: carriers.map((value) => ({ value, label: tc(`carriers.${value}`) })),
            },
            {
              id: 'age',
              label: t('age'),
              kind: 'select',
              options: ages.map((days) => ({ value: `${days}`, label: t('ageDays', { days }) })),
            },
          ]}
          columns={[
            {
              id: 'id',
              header: tc('columns.id'),
              cell: (row) => <span className="font-mono text-xs">…{row.id.slice(-8)}</span>,
              text: (row) => row.id,
            },
            {
              id: 'status',
              header: tc('columns.status'),
              cell: (row) => <Status status={row.status} />,
              text: (row) => row.status,
            },
            {
              id: 'order',
              header: tc('columns.order'),
              cell: (row) => (
                <TextLink href={`/orders/${row.order.id}`}>{row.order.number}</TextLink>
              ),
              text: (row) => row.order.number,
            },
            {
              id: 'shipTo',
              header: t('columns.shipTo'),
              cell: (row) =>
                [row.shipTo.name, row.shipTo.city, row.shipTo.region].filter(Boolean).join(', '),
              text: (row) => row.shipTo.name,
            },
            {
              id: 'carrier',
              header: tc('columns.carrier'),
              cell: (row) =>
                row.carrier &&
                [tc(`carriers.${row.carrier}`), row.serviceName].filter(Boolean).join(', '),
              text: (row) => row.carrier,
            },
            {
              id: 'tracking',
              header: tc('columns.tracking'),
              cell: (row) => row.trackingNumber && <CopyId id={row.trackingNumber} />,
              text: (row) => row.trackingNumber,
            },
            {
              id: 'expected',
              header: t('columns.expected'),
              cell: (row) =>
                row.estimatedDeliveryAt && <DateTime value={row.estimatedDeliveryAt} />,
              text: (row) => row.estimatedDeliveryAt,
            },
            {
              id: 'created',
              header: tc('columns.created'),
              cell: (row) => <DateTime value={row.createdAt} />,
              text: (row) => row.createdAt,
            },
          ]}
        />
      </Section>
    </>
  );
}
