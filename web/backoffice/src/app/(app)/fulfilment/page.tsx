'use client';

import { useQuery } from '@apollo/client/react';
import { LinkButton } from '@mobilytics/ui/button';
import { PageHeader } from '@mobilytics/ui/page';
import { Tabs } from '@mobilytics/ui/tabs';
import { useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { FulfilmentTable } from './fulfilment-table.tsx';

const countsQuery = graphql(`
  query FulfilmentCounts {
    TO_PICK: fulfillments(first: 1, filter: { status: [TO_PICK] }) {
      totalCount
    }
    PICKED: fulfillments(first: 1, filter: { status: [PICKED] }) {
      totalCount
    }
    LABEL_PURCHASED: fulfillments(first: 1, filter: { status: [LABEL_PURCHASED] }) {
      totalCount
    }
    WAITING_FOR_STOCK: fulfillments(first: 1, filter: { status: [WAITING_FOR_STOCK] }) {
      totalCount
    }
    ON_HOLD: fulfillments(first: 1, filter: { status: [ON_HOLD] }) {
      totalCount
    }
  }
`);

const queues = ['TO_PICK', 'PICKED', 'LABEL_PURCHASED', 'WAITING_FOR_STOCK', 'ON_HOLD'] as const;

export default function FulfilmentPage() {
  const t = useTranslations('fulfilment');
  const query = useQuery(countsQuery, visibleOnly);
  usePolling(query);
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <>
            <LinkButton href="/fulfilment/pick">{t('walk.action')}</LinkButton>
            <LinkButton kind="primary" href="/fulfilment/scan">
              {t('start.action')}
            </LinkButton>
          </>
        }
      />
      <Tabs
        label={t('queues')}
        tabs={[
          ...queues.map((queue) => ({
            id: queue,
            label: (
              <>
                {t(`tabs.${queue}`)}
                {query.data && (
                  <span className="figures ml-1.5 text-muted">{query.data[queue].totalCount}</span>
                )}
              </>
            ),
            content: <FulfilmentTable queue={queue} />,
          })),
          { id: 'ALL', label: t('tabs.ALL'), content: <FulfilmentTable queue="ALL" /> },
        ]}
      />
    </>
  );
}
