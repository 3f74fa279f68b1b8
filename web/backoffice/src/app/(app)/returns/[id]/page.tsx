'use client';

import { useQuery } from '@apollo/client/react';
import { Banner } from '@mobilytics/ui/banner';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useMay } from '#layout/viewer.tsx';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { AuditTrail } from '#parts/audit-trail.tsx';
import { MoneyRequests } from '#parts/money-requests.tsx';
import { ObjectState, PartMissing } from '#parts/object-state.tsx';
import { InspectionForm } from './inspection-form.tsx';
import { ResolveForm } from './resolve-form.tsx';
import { ReturnActions } from './return-actions.tsx';
import { ReturnFacts, ReturnLines, ReturnParcelFacts } from './return-facts.tsx';
import { returnQuery } from './return-query.ts';

const endStates = ['REFUNDED', 'REPLACED', 'REJECTED', 'CANCELED'];

export default function ReturnPage() {
  const t = useTranslations('returns');
  const tc = useTranslations('common');
  const mayInspect = useMay('staff:stock');
  const mayBill = useMay('staff:billing');
  const { id } = useParams<{ id: string }>();
  const query = useQuery(returnQuery, { variables: { id }, errorPolicy: 'all', ...visibleOnly });
  const { data, previousData, error, refetch } = query;
  const found = (data ?? previousData)?.return;
  usePolling(query, found !== null && found !== undefined && !endStates.includes(found.status));
  const onChanged = () => void refetch();
  if (!found) {
    return (
      <ObjectState
        list={{ label: t('title'), href: '/returns' }}
        isMissing={data?.return === null}
        error={error}
        onRetry={onChanged}
      />
    );
  }
  const { parcel } = found;
  return (
    <>
      <PageHeader
        title={found.number}
        crumbs={[{ label: t('title'), href: '/returns' }]}
        id={found.id}
        meta={<Status status={found.status} />}
        actions={<ReturnActions found={found} onChanged={onChanged} />}
      />
      <PartMissing error={error} onRetry={onChanged} />
      {found.status === 'INSPECTED' && found.resolution === 'REFUND' && (
        <div className="mb-6">
          <Banner tone="info">{t('refundWaits')}</Banner>
        </div>
      )}
      {parcel?.status === 'RECEIVED' && mayInspect && (
        <InspectionForm key={parcel.id} parcel={parcel} onDone={onChanged} />
      )}
      {found.allowedActions.includes('RESOLVE') && <ResolveForm found={found} onDone={onChanged} />}
      {mayBill && <MoneyRequests filter={{ returnId: found.id }} />}
      <ReturnLines lines={found.lines} />
      <div className="grid items-start gap-x-6 md:grid-cols-2">
        <Section title={tc('facts')}>
          <ReturnFacts found={found} />
        </Section>
        <Section title={t('parcel')}>
          <ReturnParcelFacts parcel={parcel} />
        </Section>
      </div>
      <Section title={tc('audit.title')}>
        <AuditTrail targetId={found.id} />
      </Section>
    </>
  );
}
