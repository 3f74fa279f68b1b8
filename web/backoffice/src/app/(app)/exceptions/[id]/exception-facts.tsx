'use client';

import { CopyId } from '@mobilytics/ui/copy-id';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { fact, momentFact } from '@mobilytics/ui/fact';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import type { Exception } from './exception-query.ts';

export function ExceptionFacts({ exception }: { exception: Exception }) {
  const t = useTranslations('exceptions');
  const tc = useTranslations('common');
  const { shipment } = exception;
  const { order } = shipment;
  return (
    <DescriptionList
      items={[
        { term: t('columns.assignee'), value: exception.assignee?.name ?? t('nobody') },
        ...momentFact(t('columns.since'), exception.since, 'relative'),
        ...fact(t('columns.detail'), exception.detail),
        ...momentFact(t('found'), exception.openedAt, 'relative'),
        ...momentFact(t('resolvedAt'), exception.resolvedAt, 'relative'),
        {
          term: t('columns.parcel'),
          value: (
            <TextLink href={`/shipments/${shipment.id}`}>
              {shipment.trackingNumber ?? t('columns.parcel')}
            </TextLink>
          ),
        },
        { term: tc('columns.status'), value: <Status status={shipment.status} /> },
        ...fact(
          tc('columns.carrier'),
          shipment.carrier &&
            [tc(`carriers.${shipment.carrier}`), shipment.serviceName].filter(Boolean).join(', '),
        ),
        ...fact(
          tc('columns.tracking'),
          shipment.trackingNumber && <CopyId id={shipment.trackingNumber} />,
        ),
        ...fact(
          t('carrierPage'),
          shipment.trackingUrl && (
            <TextLink href={shipment.trackingUrl} target="_blank" rel="noreferrer">
              {new URL(shipment.trackingUrl).hostname}
            </TextLink>
          ),
        ),
        ...momentFact(t('expected'), shipment.estimatedDeliveryAt, 'relative'),
        {
          term: tc('columns.order'),
          value: <TextLink href={`/orders/${order.id}`}>{order.number}</TextLink>,
        },
        {
          term: tc('columns.customer'),
          value: (
            <TextLink href={`/customers/${order.organization.id}`}>
              {order.organization.name}
            </TextLink>
          ),
        },
      ]}
    />
  );
}
