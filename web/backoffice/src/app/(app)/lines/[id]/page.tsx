'use client';

import { useQuery } from '@apollo/client/react';
import { Banner } from '@mobilytics/ui/banner';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { AuditTrail } from '#parts/audit-trail.tsx';
import { DeliveryFigures } from '#parts/delivery-figures.tsx';
import { LineActions } from '#parts/line-actions.tsx';
import { ObjectState, PartMissing } from '#parts/object-state.tsx';
import { LineCharge } from './line-charge.tsx';
import { LineCreative, LineFacts } from './line-facts.tsx';
import { lineQuery } from './line-query.ts';
import { LineVehicles } from './line-vehicles.tsx';

export default function LinePage() {
  const t = useTranslations('campaigns');
  const tc = useTranslations('common');
  const { id } = useParams<{ id: string }>();
  const query = useQuery(lineQuery, { variables: { id }, errorPolicy: 'all', ...visibleOnly });
  const { data, error, refetch } = query;
  const line = data?.line;
  usePolling(query, line?.status === 'IN_FLIGHT');
  if (!line) {
    return (
      <ObjectState
        list={{ label: t('title'), href: '/campaigns' }}
        isMissing={data?.line === null}
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  const { campaign } = line;
  const reason = line.declineReason ?? line.stopReason;
  return (
    <>
      <PageHeader
        title={line.name}
        crumbs={[
          { label: t('title'), href: '/campaigns' },
          { label: campaign.name, href: `/campaigns/${campaign.id}` },
        ]}
        id={line.id}
        meta={<Status status={line.status} />}
        actions={<LineActions line={line} onChanged={() => void refetch()} />}
      />
      <PartMissing error={error} onRetry={() => void refetch()} />
      {reason && (
        <div className="mb-6">
          <Banner tone="neutral" title={line.declineReason ? t('declineReason') : t('stopReason')}>
            {reason}
          </Banner>
        </div>
      )}
      {line.status === 'DRAFT' && line.problems.length > 0 && (
        <div className="mb-6">
          <Banner tone="neutral" title={t('problems')}>
            <ul>
              {line.problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </Banner>
        </div>
      )}
      <div className="grid items-start gap-x-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="min-w-0">
          <Section title={tc('facts')}>
            <LineFacts line={line} />
          </Section>
          <LineVehicles vehicles={line.vehicles} />
        </div>
        <Section title={t('creative')}>
          <LineCreative creative={line.creative} />
        </Section>
      </div>
      <DeliveryFigures delivery={line.delivery} timeZone={campaign.market.timeZone} />
      <LineCharge lineId={line.id} />
      <Section title={tc('audit.title')}>
        <AuditTrail targetId={line.id} />
      </Section>
    </>
  );
}
