'use client';

import { CalendarDay } from '@mobilytics/ui/date-time';
import { Section } from '@mobilytics/ui/page';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#components/plain-table.tsx';
import type { PlanSubscriptionQuery } from '#generated/graphql.ts';

type Plan = NonNullable<PlanSubscriptionQuery['planSubscription']>;

/** Which devices a plan serves in the period that runs. */
export function PlanDevices({ plan }: { plan: Plan }) {
  const t = useTranslations('plans.served');
  return (
    <Section
      title={t('title', { count: plan.devices.length })}
      description={t(plan.devicesBasis, { quantity: plan.quantity })}
      isFlush={plan.devices.length > 0}
    >
      {plan.devices.length === 0 ? (
        <p className="text-sm text-muted">{t('none')}</p>
      ) : (
        <PlainTable
          label={t('title', { count: plan.devices.length })}
          rows={plan.devices}
          rowId={({ device }) => device.id}
          columns={[
            {
              header: t('serial'),
              cell: ({ device, serial }) => (
                <TextLink href={`/devices/${device.id}`}>{serial}</TextLink>
              ),
            },
            { header: t('vehicle'), cell: ({ vehicleName }) => vehicleName ?? '—' },
            { header: t('days'), align: 'end', cell: ({ days }) => days },
            {
              header: t('driven'),
              cell: ({ lastDriven }) => (lastDriven ? <CalendarDay value={lastDriven} /> : '—'),
            },
          ]}
        />
      )}
    </Section>
  );
}
