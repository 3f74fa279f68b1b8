'use client';

import { useQuery } from '@apollo/client/react';
import { Banner } from '@mobilytics/ui/banner';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { AuditTrail } from '#parts/audit-trail.tsx';
import { ObjectState, PartMissing } from '#parts/object-state.tsx';
import { driftQuery } from '../drift-query.ts';
import { DriftActions } from './drift-actions.tsx';
import { DriftFacts } from './drift-facts.tsx';
import { DriftFields } from './drift-fields.tsx';
import { DriftSide } from './drift-side.tsx';

const holdsNothing = ['PAID_NOT_RELEASED', 'PAID_CANCELED', 'USAGE_DIFFERS'];

/** One difference, with both sides. */
export default function DriftPage() {
  const { id } = useParams<{ id: string }>();
  const t = useTranslations('sync');
  const tc = useTranslations('common');
  const query = useQuery(driftQuery, { variables: { id }, errorPolicy: 'all', ...visibleOnly });
  usePolling(query);
  const { data, error, refetch } = query;
  const drift = data?.drift;
  if (!drift) {
    return (
      <ObjectState
        list={{ label: t('drift.title'), href: '/billing/sync/differences' }}
        isMissing={data?.drift === null}
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  const isHeld = !holdsNothing.includes(drift.category) && drift.organization !== null;
  return (
    <>
      <PageHeader
        title={`${t(`categories.${drift.category}`)} · ${drift.objectType}`}
        crumbs={[{ label: t('drift.title'), href: '/billing/sync/differences' }]}
        id={drift.id}
        meta={<Status status={drift.state} />}
        actions={<DriftActions drift={drift} onDone={() => void refetch()} />}
      />
      <PartMissing error={error} onRetry={() => void refetch()} />
      {drift.state === 'OPEN' && (
        <div className="mb-6">
          <Banner tone={isHeld ? 'warning' : 'info'}>
            {isHeld ? t('drift.holdsUp') : t('drift.holdsNot')}
          </Banner>
        </div>
      )}
      <div className="grid grid-cols-1 items-start gap-x-6 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <DriftFields fields={drift.fields} />
        <div className="min-w-0">
          <Section title={tc('facts')}>
            <DriftFacts drift={drift} />
          </Section>
          <Section title={tc('audit.title')}>
            <AuditTrail targetId={drift.id} />
          </Section>
        </div>
      </div>
      <div className="grid grid-cols-1 items-start gap-x-6 lg:grid-cols-2">
        <DriftSide title={t('drift.ours')} json={drift.ours} absent={t('drift.oursNone')} />
        <DriftSide title={t('drift.theirs')} json={drift.theirs} absent={t('drift.theirsNone')} />
      </div>
    </>
  );
}
