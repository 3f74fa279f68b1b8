'use client';

import { CopyId } from '@mobilytics/ui/copy-id';
import { DateTime } from '@mobilytics/ui/date-time';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Exception } from './exception-query.ts';

export function ExceptionFacts({ exception }: { exception: Exception }) {
  const t = useTranslations('exceptions');
  const tc = useTranslations('common');
  const { shipment } = exception;
  const { order } = shipment;
  const fact = (term: string, value: ReactNode) => (value ? [{ term, value }] : []);
  const moment = (term: string, value: string | null) =>
    fact(term, value && <DateTime value={value} />);
  return (
    <DescriptionList
      items={[
        { term: t('columns.assignee'), value: exception.assignee?.name ?? t('nobody') },
        ...moment(t('columns.since'), exception.since),
        ...fact(t('columns.detail'), exception.detail),
        ...moment(t('found'), exception.openedAt),
        ...moment(t('resolvedAt'), exception.resolvedAt),
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
        ...moment(t('expected'), shipment.estimatedDeliveryAt),
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
