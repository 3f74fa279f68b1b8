'use client';

import { useQuery } from '@apollo/client/react';
import { Banner } from '@mobilytics/ui/banner';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { Badge } from '@mobilytics/ui/status';
import { Timeline } from '@mobilytics/ui/timeline';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { AuditTrail } from '#parts/audit-trail.tsx';
import { ObjectState, PartMissing } from '#parts/object-state.tsx';
import { PostalAddress } from '#parts/postal-address.tsx';
import { ExceptionActions } from './exception-actions.tsx';
import { ExceptionFacts } from './exception-facts.tsx';
import { type Exception, exceptionQuery } from './exception-query.ts';

export default function ExceptionPage() {
  const t = useTranslations('exceptions');
  const tc = useTranslations('common');
  const { id } = useParams<{ id: string }>();
  const query = useQuery(exceptionQuery, {
    variables: { id },
    errorPolicy: 'all',
    ...visibleOnly,
  });
  usePolling(query);
  const { data, error, refetch } = query;
  const exception = data?.shipmentException;
  if (!exception) {
    return (
      <ObjectState
        list={{ label: t('title'), href: '/exceptions' }}
        isMissing={data?.shipmentException === null}
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  const isOpen = exception.status === 'OPEN';
  return (
    <>
      <PageHeader
        title={t(`kinds.${exception.kind}`)}
        crumbs={[{ label: t('title'), href: '/exceptions' }]}
        id={exception.id}
        meta={
          <Badge tone={isOpen ? 'danger' : 'success'}>{isOpen ? t('open') : t('resolved')}</Badge>
        }
        actions={<ExceptionActions exception={exception} />}
      />
      <PartMissing error={error} onRetry={() => void refetch()} />
      {isOpen && (
        <div className="mb-6">
          <Banner tone="info" title={t('nextStep')}>
            {exception.nextStep}
          </Banner>
        </div>
      )}
      <div className="grid items-start gap-x-6 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Section title={t('entries')}>
          <Entries exception={exception} />
        </Section>
        <div className="min-w-0">
          <Section title={tc('facts')}>
            <ExceptionFacts exception={exception} />
          </Section>
          <Section title={t('columns.shipTo')}>
            <PostalAddress address={exception.shipment.shipTo} />
          </Section>
          <Section title={tc('audit.title')}>
            <AuditTrail targetId={exception.id} />
          </Section>
        </div>
      </div>
    </>
  );
}

const tones = {
  OPENED: 'danger',
  REOPENED: 'danger',
  ASSIGNED: 'info',
  NOTED: 'neutral',
  RESOLVED: 'success',
  CLEARED: 'success',
} as const;

function Entries({ exception: { entries } }: { exception: Exception }) {
  const t = useTranslations('exceptions');
  return (
    <Timeline
      label={t('entries')}
      events={entries.map((entry) => ({
        id: entry.id,
        at: entry.occurredAt,
        title: t(`entry.${entry.kind}`, { name: entry.actor?.name ?? t('itself') }),
        // Whom it was given to is told by the facts; an id would say nothing here.
        ...(entry.text && entry.kind !== 'ASSIGNED'
          ? { detail: <span className="whitespace-pre-line">{entry.text}</span> }
          : {}),
        tone: tones[entry.kind],
      }))}
    />
  );
}
