'use client';

import { Banner } from '@mobilytics/ui/banner';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { Timeline } from '@mobilytics/ui/timeline';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Loaded } from '#components/loaded.tsx';
import { useAction } from '#lib/use-action.ts';
import { useLiveQuery } from '#lib/use-live-query.ts';
import { isOrderMoving } from '../orders.ts';
import { OrderActions } from './order-actions.tsx';
import { OrderFacts } from './order-facts.tsx';
import { OrderLines } from './order-lines.tsx';
import { OrderMoney } from './order-money.tsx';
import { OrderNext } from './order-next.tsx';
import { OrderParcels } from './order-parcels.tsx';
import { orderQuery } from './order-query.ts';
import { OrderReturns } from './order-returns.tsx';

export default function OrderPage() {
  const t = useTranslations('orders');
  const { id } = useParams<{ id: string }>();
  const payment = useAction();
  const { data, error, retry } = useLiveQuery(orderQuery, {
    variables: { id },
    isUnderWay: ({ order }) => Boolean(order && isOrderMoving(order.status)),
    isPartial: true,
  });
  return (
    <Loaded title={t('order')} value={data?.order} error={error} onRetry={retry}>
      {(order) => (
        <>
          <PageHeader
            title={t('orderTitle', { number: order.number })}
            crumbs={[{ label: t('title'), href: '/orders' }]}
            id={order.id}
            meta={<Status status={order.status} />}
            actions={<OrderActions order={order} payment={payment} onChange={retry} />}
          />
          {payment.problem && (
            <div className="mb-3">
              <Banner tone="danger">{payment.problem}</Banner>
            </div>
          )}
          <OrderNext order={order} />
          <OrderLines order={order} />
          <div className="grid grid-cols-1 items-start gap-x-6 lg:grid-cols-2">
            <div>
              <OrderParcels order={order} />
              <OrderReturns orderId={order.id} />
              <OrderMoney order={order} />
            </div>
            <div>
              <OrderFacts order={order} />
              <Section title={t('timeline')}>
                <Timeline
                  label={t('timeline')}
                  events={order.timeline.edges.map(({ node }) => ({
                    id: node.id,
                    at: node.occurredAt,
                    title: node.text,
                    ...(node.actorName ? { detail: node.actorName } : {}),
                    tone: toneOf(node.kind),
                  }))}
                />
              </Section>
            </div>
          </div>
        </>
      )}
    </Loaded>
  );
}

function toneOf(kind: string) {
  if (['CONFIRMED', 'COMPLETED', 'DELIVERED', 'PAYMENT_CONFIRMED'].includes(kind)) return 'success';
  if (kind === 'PAYMENT_FAILED') return 'danger';
  if (kind === 'HELD') return 'warning';
  return 'info';
}
