'use client';

import { CopyId } from '@mobilytics/ui/copy-id';
import { DateTime } from '@mobilytics/ui/date-time';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { Section } from '@mobilytics/ui/page';
import { useTranslations } from 'next-intl';
import { PostalAddress } from '#components/postal-address.tsx';
import type { Order } from './order-query.ts';

export function OrderFacts({ order }: { order: Order }) {
  const t = useTranslations('orders');
  const moment = (term: string, value: string | null) =>
    value ? [{ term, value: <DateTime value={value} style="absolute" /> }] : [];
  const text = (term: string, value: string | null) => (value ? [{ term, value }] : []);
  return (
    <Section title={t('facts')}>
      <DescriptionList
        items={[
          ...moment(t('placedAt'), order.placedAt),
          ...moment(t('confirmedAt'), order.confirmedAt),
          ...moment(t('completedAt'), order.completedAt),
          ...moment(t('canceledAt'), order.canceledAt),
          ...text(t('cancelReason'), order.cancelReason),
          { term: t('source'), value: t(`sourceWord.${order.source}`) },
          { term: t('method'), value: t(order.shippingMethod) },
          ...text(t('po'), order.purchaseOrderNumber),
          ...(order.externalReference
            ? [{ term: t('external'), value: <CopyId id={order.externalReference} /> }]
            : []),
          {
            term: t('shippingAddress'),
            value: <PostalAddress address={order.shippingAddress} />,
          },
          { term: t('billingAddress'), value: <PostalAddress address={order.billingAddress} /> },
        ]}
      />
    </Section>
  );
}
