'use client';

import { CopyId } from '@mobilytics/ui/copy-id';
import { DateTime } from '@mobilytics/ui/date-time';
import { Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#parts/plain-table.tsx';
import type { Order } from './order-query.ts';

/** The warehouse's work and the parcels. Null is what the viewer may not see. */
export function OrderParcels({
  fulfillments,
  shipments,
}: Pick<Order, 'fulfillments' | 'shipments'>) {
  const t = useTranslations('orders');
  const tc = useTranslations('common');
  return (
    <>
      {fulfillments && (
        <Section title={t('fulfilments.title')} isFlush>
          <PlainTable
            label={t('fulfilments.title')}
            rows={fulfillments}
            rowId={(fulfillment) => fulfillment.id}
            empty={t('fulfilments.empty')}
            columns={[
              {
                id: 'number',
                header: tc('columns.number'),
                cell: (fulfillment) => (
                  <TextLink href={`/fulfilment/${fulfillment.id}`}>{fulfillment.number}</TextLink>
                ),
              },
              {
                id: 'status',
                header: tc('columns.status'),
                cell: (fulfillment) => (
                  <>
                    <Status status={fulfillment.status} />
                    {fulfillment.waitingReason && (
                      <span className="block text-xs text-muted">{fulfillment.waitingReason}</span>
                    )}
                  </>
                ),
              },
              {
                id: 'warehouse',
                header: t('fulfilments.warehouse'),
                cell: (fulfillment) => fulfillment.warehouse.name,
              },
            ]}
          />
        </Section>
      )}
      {shipments && (
        <Section title={t('shipments.title')} isFlush>
          <PlainTable
            label={t('shipments.title')}
            rows={shipments}
            rowId={(shipment) => shipment.id}
            empty={t('shipments.empty')}
            columns={[
              {
                id: 'id',
                header: tc('columns.id'),
                cell: (shipment) => (
                  <TextLink href={`/shipments/${shipment.id}`}>
                    <span className="font-mono text-xs">{shipment.id}</span>
                  </TextLink>
                ),
              },
              {
                id: 'status',
                header: tc('columns.status'),
                cell: (shipment) => <Status status={shipment.status} />,
              },
              {
                id: 'carrier',
                header: tc('columns.carrier'),
                cell: (shipment) =>
                  shipment.carrier &&
                  [tc(`carriers.${shipment.carrier}`), shipment.serviceName]
                    .filter(Boolean)
                    .join(', '),
              },
              {
                id: 'tracking',
                header: tc('columns.tracking'),
                cell: (shipment) =>
                  shipment.trackingNumber && <CopyId id={shipment.trackingNumber} />,
              },
              {
                id: 'expected',
                header: t('shipments.expected'),
                cell: (shipment) =>
                  shipment.estimatedDeliveryAt && <DateTime value={shipment.estimatedDeliveryAt} />,
              },
            ]}
          />
        </Section>
      )}
    </>
  );
}
