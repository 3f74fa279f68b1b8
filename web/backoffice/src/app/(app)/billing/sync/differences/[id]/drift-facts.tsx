'use client';

import { CopyId } from '@mobilytics/ui/copy-id';
import { DateTime } from '@mobilytics/ui/date-time';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { fact, momentFact } from '@mobilytics/ui/fact';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import type { Drift } from '../drift-query.ts';

export function DriftFacts({ drift }: { drift: Drift }) {
  const t = useTranslations('sync');
  const { organization, order, moneyRequest, run, resolution, resolvedBy } = drift;
  const how = resolution && t(`resolutions.${resolution}`);
  return (
    <DescriptionList
      items={[
        { term: t('drift.object'), value: <CopyId id={drift.objectId} /> },
        ...fact(
          t('drift.customer'),
          organization && (
            <TextLink href={`/customers/${organization.id}`}>{organization.name}</TextLink>
          ),
        ),
        ...fact('Stripe', drift.stripeCustomerId && <CopyId id={drift.stripeCustomerId} />),
        ...fact(
          t('drift.order'),
          order && <TextLink href={`/orders/${order.id}`}>{order.number}</TextLink>,
        ),
        ...fact(
          t('drift.refund'),
          moneyRequest && (
            <span className="flex flex-wrap items-center gap-2">
              <TextLink href={`/billing/approvals/${moneyRequest.id}`}>
                {t('drift.refundRequest')}
              </TextLink>
              <Status status={moneyRequest.state} />
            </span>
          ),
        ),
        ...momentFact(t('drift.found'), drift.foundAt),
        ...momentFact(t('drift.seen'), drift.lastSeenAt),
        ...fact(
          t('drift.run'),
          run && (
            <TextLink href={`/billing/sync/runs/${run.id}`}>
              <DateTime value={run.startedAt} style="absolute" />
            </TextLink>
          ),
        ),
        ...fact(
          t('drift.resolution'),
          how && resolvedBy ? t('drift.settledBy', { how, who: resolvedBy }) : how,
        ),
      ]}
    />
  );
}
