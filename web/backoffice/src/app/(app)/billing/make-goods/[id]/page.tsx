'use client';

import { useQuery } from '@apollo/client/react';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { AuditTrail } from '#parts/audit-trail.tsx';
import { ObjectState, PartMissing } from '#parts/object-state.tsx';
import { makeGoodQuery } from '../make-good-queries.ts';
import { MakeGoodActions } from './make-good-actions.tsx';
import { MakeGoodFacts } from './make-good-facts.tsx';

export default function MakeGoodPage() {
  const t = useTranslations('usage.makeGoods');
  const tc = useTranslations('common');
  const { id } = useParams<{ id: string }>();
  const query = useQuery(makeGoodQuery, { variables: { id }, errorPolicy: 'all', ...visibleOnly });
  usePolling(query);
  const { data, error, refetch } = query;
  const makeGood = data?.makeGood;
  const list = { label: t('title'), href: '/billing/make-goods' };
  if (!makeGood) {
    return (
      <ObjectState
        list={list}
        isMissing={data?.makeGood === null}
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <>
      <PageHeader
        title={`${makeGood.campaignName}, ${makeGood.lineName}`}
        crumbs={[list]}
        id={makeGood.id}
        meta={<Status status={makeGood.state} />}
        actions={<MakeGoodActions makeGood={makeGood} onDone={() => void refetch()} />}
      />
      <PartMissing error={error} onRetry={() => void refetch()} />
      <MakeGoodFacts makeGood={makeGood} />
      <Section title={tc('audit.title')}>
        <AuditTrail targetId={makeGood.id} />
      </Section>
    </>
  );
}
