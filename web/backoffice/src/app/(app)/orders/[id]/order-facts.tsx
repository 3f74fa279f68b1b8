'use client';

import { CopyId } from '@mobilytics/ui/copy-id';
import { DateTime } from '@mobilytics/ui/date-time';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Order } from './order-query.ts';

export function OrderFacts({ order }: { order: Order }) {
  const t = useTranslations('orders');
  const tc = useTranslations('common');
  const moment = (term: string, value: string | null) =>
    value ? [{ term, value: (<DateTime value={value} style="absolute" />) as ReactNode }] : [];
  const text = (term: string, value: ReactNode) => (value ? [{ term, value }] : []);
  return (
    <DescriptionList
      items={[
        {
          term: tc('columns.customer'),
          value: (
            <TextLink href={`/customers/${order.organization.id}`}>
              {order.organization.name}
            </TextLink>
          ),
        },
        { term: t('payment'), value: <Status status={order.paymentStatus} /> },
        { term: t('progress'), value: <Status status={order.fulfillmentProgress} /> },
        { term: t('method'), value: tc(`shippingMethods.${order.shippingMethod}`) },
        { term: t('source'), value: t(`sources.${order.source}`) },
        ...text(t('reference'), order.externalReference && <CopyId id={order.externalReference} />),
        ...text(t('purchaseOrder'), order.purchaseOrderNumber),
        ...moment(t('placedLabel'), order.placedAt),
        ...(order.status === 'PLACED' ? moment(t('expires'), order.expiresAt) : []),
        ...moment(t('confirmed'), order.confirmedAt),
        ...moment(t('completed'), order.completedAt),
        ...moment(t('canceledAt'), order.canceledAt),
        ...text(t('cancelReason'), order.cancelReason),
      ]}
    />
  );
}
