'use client';

import { Banner } from '@mobilytics/ui/banner';
import { Button } from '@mobilytics/ui/button';
import { CopyId } from '@mobilytics/ui/copy-id';
import { DateTime } from '@mobilytics/ui/date-time';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { Money } from '@mobilytics/ui/money';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Loaded } from '#components/loaded.tsx';
import { PlainTable } from '#components/plain-table.tsx';
import { WriteNote } from '#components/write-note.tsx';
import type {
  ChangePartFragment,
  PlanSubscriptionQuery,
  SubscriptionAction,
} from '#generated/graphql.ts';
import { useMay } from '#layout/viewer.tsx';
import { useLiveQuery } from '#lib/use-live-query.ts';
import { methodName } from '../../payment-methods/method-name.ts';
import { ChangeDialog } from '../change-dialog.tsx';
import { PlanDevices } from '../plan-devices.tsx';
import { planQuery } from '../plan-queries.ts';
import { PlanState } from '../plan-state.tsx';
import { PreviewLines } from '../preview-lines.tsx';

type Plan = NonNullable<PlanSubscriptionQuery['planSubscription']>;

export default function PlanPage() {
  const t = useTranslations('plans');
  const { id } = useParams<{ id: string }>();
  const mayWrite = useMay('billing:write');
  const withOrders = useMay('orders:read');
  const [action, setAction] = useState<SubscriptionAction | null>(null);
  const [done, setDone] = useState<ChangePartFragment | null>(null);
  const { data, error, retry } = useLiveQuery(planQuery, {
    variables: { id, withOrders },
    isUnderWay: () => done?.state === 'UNDER_WAY',
    isPartial: true,
  });
  return (
    <Loaded title={t('plan')} value={data?.planSubscription} error={error} onRetry={retry}>
      {(plan) => (
        <>
          <PageHeader
            title={plan.planName}
            crumbs={[{ label: t('title'), href: '/billing/plans' }]}
            id={plan.id}
            actions={
              mayWrite &&
              plan.actions.map((one) => (
                <Button
                  key={one}
                  kind={one === 'CANCEL_AT_PERIOD_END' ? 'secondary' : 'primary'}
                  onPress={() => setAction(one)}
                >
                  {t(`actions.${one}`)}
                </Button>
              ))
            }
          />
          <WriteNote />
          {done && <Done change={done} />}
          <Facts plan={plan} />
          <Upcoming plan={plan} />
          <PlanDevices plan={plan} />
          <Invoices plan={plan} />
          {action && (
            <ChangeDialog
              key={action}
              plan={plan}
              offers={data?.plans ?? []}
              action={action}
              isOpen
              onOpenChange={(isOpen) => {
                if (!isOpen) setAction(null);
              }}
              onDone={(change) => {
                setDone(change);
                retry();
              }}
            />
          )}
        </>
      )}
    </Loaded>
  );
}

function Done({ change }: { change: ChangePartFragment }) {
  const t = useTranslations('plans');
  const isDone = change.state === 'DONE';
  return (
    <div className="mb-6">
      <Banner tone={isDone ? 'success' : 'info'} title={t(isDone ? 'done' : 'underWay')}>
        {change.invoice && (
          <TextLink href={`/billing/invoices/${change.invoice.id}`}>
            {t('seeInvoice', { number: change.invoice.number ?? change.invoice.id })}
          </TextLink>
        )}
      </Banner>
    </div>
  );
}

function Facts({ plan }: { plan: Plan }) {
  const t = useTranslations('plans');
  const at = (value: string | null | undefined) =>
    value ? <DateTime value={value} style="absolute" /> : '—';
  return (
    <Section title={t('facts')}>
      <DescriptionList
        items={[
          { term: t('state'), value: <PlanState plan={plan} /> },
          { term: t('devices'), value: plan.quantity },
          {
            term: t('price'),
            value: (
              <>
                <Money value={plan.unitPrice} /> {t(`eachPer.${plan.interval}`)}
              </>
            ),
          },
          {
            term: t('amount'),
            value: (
              <>
                <Money value={plan.amount} /> {t(`per.${plan.interval}`)}
              </>
            ),
          },
          { term: t('paidWith'), value: <PaidWith plan={plan} /> },
          { term: t('started'), value: at(plan.startedAt) },
          { term: t('periodEnd'), value: at(plan.currentPeriodEnd) },
          ...(plan.stripeScheduleId ? [{ term: t('schedule'), value: t('scheduleText') }] : []),
          {
            term: t('order'),
            value: plan.order ? (
              <TextLink href={`/orders/${plan.order.id}`}>{plan.order.number}</TextLink>
            ) : (
              '—'
            ),
          },
          { term: t('stripe'), value: <CopyId id={plan.stripeSubscriptionId} /> },
          { term: t('fetched'), value: <DateTime value={plan.fetchedAt} /> },
        ]}
      />
    </Section>
  );
}

function PaidWith({ plan }: { plan: Plan }) {
  const t = useTranslations('plans');
  const method = plan.paymentMethod;
  if (!method) return <span className="text-danger">{t('noMethod')}</span>;
  return (
    <>
      {methodName(method)}
      {method.isExpired && <span className="block text-danger">{t('cardExpired')}</span>}
      {method.expiresSoon && <span className="block text-warning">{t('cardExpires')}</span>}
    </>
  );
}

function Upcoming({ plan }: { plan: Plan }) {
  const t = useTranslations('plans');
  const { upcomingInvoice: upcoming } = plan;
  return (
    <Section
      title={t('upcoming')}
      description={
        upcoming && (
          <>
            {t('asOf')} <DateTime value={upcoming.asOf} style="absolute" />
          </>
        )
      }
    >
      {upcoming ? (
        <div className="flex flex-col gap-4">
          <p className="text-sm">
            <DateTime value={upcoming.date} style="absolute" /> ·{' '}
            <strong>
              <Money value={upcoming.amountDue} />
            </strong>{' '}
            <span className="text-muted">
              ({t('taxesIncluded')} <Money value={upcoming.tax} />)
            </span>
          </p>
          <PreviewLines lines={upcoming.lines} />
        </div>
      ) : (
        <p className="text-sm text-muted">{t('noUpcoming')}</p>
      )}
    </Section>
  );
}

function Invoices({ plan }: { plan: Plan }) {
  const t = useTranslations('plans');
  const kinds = useTranslations('billing.kinds');
  return (
    <Section title={t('invoices')} isFlush={plan.invoices.length > 0}>
      {plan.invoices.length === 0 ? (
        <p className="text-sm text-muted">{t('noInvoices')}</p>
      ) : (
        <PlainTable
          label={t('invoices')}
          rows={plan.invoices}
          rowId={(invoice) => invoice.id}
          columns={[
            {
              header: t('number'),
              cell: (invoice) => (
                <TextLink href={`/billing/invoices/${invoice.id}`}>
                  {invoice.number ?? invoice.id}
                </TextLink>
              ),
            },
            { header: t('kind'), cell: (invoice) => kinds(invoice.kind) },
            { header: t('state'), cell: (invoice) => <Status status={invoice.state} /> },
            {
              header: t('issued'),
              cell: (invoice) =>
                invoice.issuedAt && <DateTime value={invoice.issuedAt} style="absolute" />,
            },
            {
              header: t('withTaxes'),
              align: 'end',
              cell: (invoice) => <Money value={invoice.total} />,
            },
          ]}
        />
      )}
    </Section>
  );
}
