'use client';

import { useQuery } from '@apollo/client/react';
import { Banner } from '@mobilytics/ui/banner';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { AuditTrail } from '#parts/audit-trail.tsx';
import { ObjectState, PartMissing } from '#parts/object-state.tsx';
import { PostalAddress } from '#parts/postal-address.tsx';
import { OrderActions } from './order-actions.tsx';
import { OrderFacts } from './order-facts.tsx';
import { OrderLines, OrderTotals } from './order-lines.tsx';
import { OrderMoney } from './order-money.tsx';
import { OrderParcels } from './order-parcels.tsx';
import { orderQuery } from './order-query.ts';
import { OrderTimeline } from './order-timeline.tsx';

const endStates = ['COMPLETED', 'CANCELED', 'EXPIRED'];

export default function OrderPage() {
  const t = useTranslations('orders');
  const tc = useTranslations('common');
  const { id } = useParams<{ id: string }>();
  const [entries, setEntries] = useState(20);
  const query = useQuery(orderQuery, {
    variables: { id, entries },
    // What another part of the platform cannot answer is missing; the order stands all the same.
    errorPolicy: 'all',
    ...visibleOnly,
  });
  const { data, previousData, error, refetch } = query;
  const order = (data ?? previousData)?.order;
  usePolling(query, order !== null && order !== undefined && !endStates.includes(order.status));
  if (!order) {
    return (
      <ObjectState
        list={{ label: t('title'), href: '/orders' }}
        isMissing={data?.order === null}
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <>
      <PageHeader
        title={order.number}
        crumbs={[{ label: t('title'), href: '/orders' }]}
        id={order.id}
        meta={<Status status={order.status} />}
        actions={<OrderActions order={order} onChanged={() => void refetch()} />}
      />
      <PartMissing error={error} onRetry={() => void refetch()} />
      {order.holdReason && (
        <div className="mb-6">
          <Banner tone="warning" title={t('heldTitle')}>
            {order.holdReason}
          </Banner>
        </div>
      )}
      <OrderLines lines={order.lines} />
      <div className="grid items-start gap-x-6 md:grid-cols-2 xl:grid-cols-3">
        <Section title={tc('facts')}>
          <OrderFacts order={order} />
        </Section>
        <OrderTotals order={order} />
        <div className="grid gap-x-6 md:grid-cols-2 xl:grid-cols-1">
          <Section title={t('addresses.shipping')}>
            <PostalAddress address={order.shippingAddress} />
          </Section>
          <Section title={t('addresses.billing')}>
            <PostalAddress address={order.billingAddress} />
          </Section>
        </div>
      </div>
      <OrderParcels fulfillments={order.fulfillments} shipments={order.shipments} />
      <OrderMoney {...order} />
      <div className="grid items-start gap-x-6 xl:grid-cols-2">
        <OrderTimeline
          order={order}
          onMore={() => setEntries(100)}
          onChanged={() => void refetch()}
        />
        <Section title={tc('audit.title')}>
          <AuditTrail targetId={order.id} />
        </Section>
      </div>
    </>
  );
}
