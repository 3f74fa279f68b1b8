'use client';

import { CopyId } from '@mobilytics/ui/copy-id';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { fact, momentFact } from '@mobilytics/ui/fact';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import type { Order } from './order-query.ts';

export function OrderFacts({ order }: { order: Order }) {
  const t = useTranslations('orders');
  const tc = useTranslations('common');
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
        ...fact(t('reference'), order.externalReference && <CopyId id={order.externalReference} />),
        ...fact(t('purchaseOrder'), order.purchaseOrderNumber),
        ...momentFact(t('placedLabel'), order.placedAt),
        ...(order.status === 'PLACED' ? momentFact(t('expires'), order.expiresAt) : []),
        ...momentFact(t('confirmed'), order.confirmedAt),
        ...momentFact(t('completed'), order.completedAt),
        ...momentFact(t('canceledAt'), order.canceledAt),
        ...fact(t('cancelReason'), order.cancelReason),
      ]}
    />
  );
}
