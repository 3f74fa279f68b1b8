'use client';

import { LinkButton } from '@mobilytics/ui/button';
import { EmptyState } from '@mobilytics/ui/empty-state';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Loaded } from '#components/loaded.tsx';
import { useLiveQuery } from '#lib/use-live-query.ts';
import { ReturnForm } from './return-form.tsx';
import { returnableItems, returnableOrderQuery } from './returnable-query.ts';

export default function ReturnPage() {
  const t = useTranslations('returns.page');
  const orders = useTranslations('orders');
  const { id } = useParams<{ id: string }>();
  const { data, error, retry } = useLiveQuery(returnableOrderQuery, { variables: { id } });
  return (
    <Loaded title={orders('order')} value={data?.order} error={error} onRetry={retry}>
      {(order) => {
        const items = returnableItems(order);
        return (
          <>
            <PageHeader
              title={t('title', { number: order.number })}
              crumbs={[
                { label: orders('title'), href: '/orders' },
                { label: order.number, href: `/orders/${id}` },
              ]}
            />
            {items.length === 0 ? (
              <EmptyState
                title={t('nothing')}
                action={<LinkButton href={`/orders/${id}`}>{t('back')}</LinkButton>}
              >
                {t('nothingText')}
              </EmptyState>
            ) : (
              <Section title={t('choose')}>
                <p className="mb-6 max-w-prose text-sm text-muted">{t('intro')}</p>
                <ReturnForm orderId={id} items={items} />
              </Section>
            )}
          </>
        );
      }}
    </Loaded>
  );
}
