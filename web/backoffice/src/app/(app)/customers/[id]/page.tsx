'use client';

import { useQuery } from '@apollo/client/react';
import { CopyId } from '@mobilytics/ui/copy-id';
import { DateTime } from '@mobilytics/ui/date-time';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { ErrorState } from '@mobilytics/ui/error-state';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { Tabs } from '@mobilytics/ui/tabs';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { AuditTrail } from '#parts/audit-trail.tsx';
import { ObjectState, PartMissing } from '#parts/object-state.tsx';
import { CustomerCampaigns, CustomerVehicles } from './customer-fleet.tsx';
import { CustomerInvoices, CustomerOrders } from './customer-orders.tsx';
import { CustomerMembers, CustomerPlans } from './customer-people.tsx';
import { customerActivityQuery, customerQuery } from './customer-query.ts';

export default function CustomerPage() {
  const t = useTranslations('customers');
  const tc = useTranslations('common');
  const { id } = useParams<{ id: string }>();
  const { data, error, refetch } = useQuery(customerQuery, {
    variables: { id },
    errorPolicy: 'all',
  });
  const activity = useQuery(customerActivityQuery, { variables: { id }, ...visibleOnly });
  usePolling(activity);
  const customer = data?.customer;
  if (!customer) {
    return (
      <ObjectState
        list={{ label: t('title'), href: '/customers' }}
        isMissing={data?.customer === null}
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  const account = customer.billingAccount;
  const shown = activity.data;
  const count = (value: number | undefined) =>
    value !== undefined && <span className="figures ml-1.5 text-muted">{value}</span>;
  const waiting = activity.error ? (
    <ErrorState error={activity.error} onRetry={() => void activity.refetch()} />
  ) : (
    <SkeletonText lines={6} />
  );
  return (
    <>
      <PageHeader
        title={customer.name}
        crumbs={[{ label: t('title'), href: '/customers' }]}
        id={customer.id}
      />
      <PartMissing error={error} onRetry={() => void refetch()} />
      <Tabs
        label={customer.name}
        tabs={[
          {
            id: 'overview',
            label: t('overview'),
            content: (
              <>
                <Section title={tc('facts')}>
                  <DescriptionList
                    items={[
                      {
                        term: t('founded'),
                        value: <DateTime value={customer.createdAt} style="absolute" />,
                      },
                      {
                        term: t('stripe'),
                        value: account ? <CopyId id={account.stripeCustomerId} /> : t('noStripe'),
                      },
                      ...(account?.asOf
                        ? [
                            {
                              term: t('asOf'),
                              value: <DateTime value={account.asOf} style="absolute" />,
                            },
                          ]
                        : []),
                    ]}
                  />
                </Section>
                <CustomerPlans plans={account?.subscriptions ?? []} />
                <CustomerMembers members={customer.members} invitations={customer.invitations} />
                <Section title={tc('audit.title')}>
                  <AuditTrail targetId={customer.id} />
                </Section>
              </>
            ),
          },
          {
            id: 'orders',
            label: (
              <>
                {t('orders.title')}
                {count(shown?.orders.totalCount)}
              </>
            ),
            content: shown ? (
              <>
                <CustomerOrders orders={shown.orders} />
                <CustomerInvoices invoices={shown.invoices} />
              </>
            ) : (
              waiting
            ),
          },
          {
            id: 'vehicles',
            label: (
              <>
                {t('vehicles.title')}
                {count(shown?.vehicles.totalCount)}
              </>
            ),
            content: shown ? <CustomerVehicles vehicles={shown.vehicles} /> : waiting,
          },
          {
            id: 'campaigns',
            label: (
              <>
                {t('campaigns.title')}
                {count(shown?.campaigns.totalCount)}
              </>
            ),
            content: shown ? <CustomerCampaigns campaigns={shown.campaigns} /> : waiting,
          },
        ]}
      />
    </>
  );
}
