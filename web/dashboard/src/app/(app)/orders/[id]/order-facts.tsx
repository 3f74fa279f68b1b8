'use client';

import { CopyId } from '@mobilytics/ui/copy-id';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { fact, momentFact } from '@mobilytics/ui/fact';
import { Section } from '@mobilytics/ui/page';
import { useTranslations } from 'next-intl';
import { PostalAddress } from '#components/postal-address.tsx';
import type { Order } from './order-query.ts';

export function OrderFacts({ order }: { order: Order }) {
  const t = useTranslations('orders');
  return (
    <Section title={t('facts')}>
      <DescriptionList
        items={[
          ...momentFact(t('placedAt'), order.placedAt),
          ...momentFact(t('confirmedAt'), order.confirmedAt),
          ...momentFact(t('completedAt'), order.completedAt),
          ...momentFact(t('canceledAt'), order.canceledAt),
          ...fact(t('cancelReason'), order.cancelReason),
          { term: t('source'), value: t(`sourceWord.${order.source}`) },
          { term: t('method'), value: t(order.shippingMethod) },
          ...fact(t('po'), order.purchaseOrderNumber),
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
