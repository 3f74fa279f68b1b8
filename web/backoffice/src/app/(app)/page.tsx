'use client';

import { useQuery } from '@apollo/client/react';
import { EmptyState } from '@mobilytics/ui/empty-state';
import { PageHeader } from '@mobilytics/ui/page';
import { useTranslations } from 'next-intl';
import { useMay, useViewer } from '#layout/viewer.tsx';
import { visibleOnly } from '#lib/use-polling.ts';
import {
  billingWorkQuery,
  campaignWorkQuery,
  orderWorkQuery,
  warehouseWorkQuery,
} from './work-queries.ts';
import { WorkGroup } from './work-queue.tsx';

/** What waits for somebody, for the roles of who looks. */
export default function WorkPage() {
  const t = useTranslations('work');
  const viewer = useViewer();
  const mayShip = useMay('staff:fulfillment');
  const mayOrder = useMay('staff:orders');
  const mayApprove = useMay('staff:campaigns');
  const mayBill = useMay('staff:billing');
  return (
    <>
      <PageHeader title={t('title')} description={t('greeting', { name: viewer.name })} />
      <div className="grid items-start gap-x-6 lg:grid-cols-2">
        {mayShip && <WarehouseWork />}
        <div>
          {mayOrder && <OrderWork />}
          {mayApprove && <CampaignWork />}
          {mayBill && <BillingWork />}
        </div>
      </div>
      {!mayShip && !mayOrder && !mayApprove && !mayBill && <EmptyState title={t('nothing')} />}
    </>
  );
}

function WarehouseWork() {
  const t = useTranslations('work.groups');
  const query = useQuery(warehouseWorkQuery, visibleOnly);
  const { data } = query;
  return (
    <WorkGroup
      title={t('warehouse')}
      query={query}
      queues={[
        { id: 'toPick', href: '/fulfilment?tab=TO_PICK', count: data?.toPick.totalCount },
        { id: 'toLabel', href: '/fulfilment?tab=PICKED', count: data?.toLabel.totalCount },
        {
          id: 'toHandOver',
          href: '/fulfilment?tab=LABEL_PURCHASED',
          count: data?.toHandOver.totalCount,
        },
        {
          id: 'waitingForStock',
          href: '/fulfilment?tab=WAITING_FOR_STOCK',
          count: data?.waitingForStock.totalCount,
        },
        {
          id: 'exceptions',
          href: '/exceptions',
          count: data?.exceptions.totalCount,
        },
        {
          id: 'myExceptions',
          href: '/exceptions?assignee=ME',
          count: data?.myExceptions.totalCount,
        },
      ]}
    />
  );
}

function OrderWork() {
  const t = useTranslations('work.groups');
  const query = useQuery(orderWorkQuery, visibleOnly);
  const { data } = query;
  return (
    <WorkGroup
      title={t('orders')}
      query={query}
      queues={[
        { id: 'onHold', href: '/orders?status=ON_HOLD', count: data?.onHold.totalCount },
        { id: 'unpaid', href: '/orders?status=PLACED', count: data?.unpaid.totalCount },
      ]}
    />
  );
}

function CampaignWork() {
  const t = useTranslations('work.groups');
  const query = useQuery(campaignWorkQuery, visibleOnly);
  return (
    <WorkGroup
      title={t('campaigns')}
      query={query}
      queues={[{ id: 'approval', href: '/campaigns', count: query.data?.approval.totalCount }]}
    />
  );
}

function BillingWork() {
  const t = useTranslations('work.groups');
  const query = useQuery(billingWorkQuery, visibleOnly);
  return (
    <WorkGroup
      title={t('billing')}
      query={query}
      queues={[
        {
          id: 'approvals',
          href: '/billing/approvals',
          count: query.data?.approvals.totalCount,
        },
        {
          id: 'failedRefunds',
          href: '/billing/refunds?attention=yes',
          count: query.data?.failedRefunds.totalCount,
        },
        {
          id: 'disputes',
          href: '/billing/disputes?state=NEEDS_RESPONSE',
          count: query.data?.disputes.totalCount,
        },
        {
          id: 'openDrift',
          href: '/billing/sync/differences?state=OPEN',
          count: query.data?.syncStatus.openDrift,
        },
        {
          id: 'failedEvents',
          href: '/billing/sync/events?state=FAILED',
          count: query.data?.syncStatus.failedEvents,
        },
      ]}
    />
  );
}
