'use client';

import { useQuery } from '@apollo/client/react';
import { DateTime } from '@mobilytics/ui/date-time';
import { ErrorState } from '@mobilytics/ui/error-state';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import type { MoneyRequestFilter } from '#generated/graphql.ts';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { PlainTable } from './plain-table.tsx';

const requestsOfQuery = graphql(`
  query MoneyRequestsOf($filter: MoneyRequestFilter!) {
    moneyRequests(first: 20, filter: $filter) {
      edges {
        node {
          id
          kind
          state
          reason
          askedByName
          askedAt
          blockMessage
          refusal
          amount {
            amount
            currency
          }
        }
      }
      totalCount
    }
  }
`);

const moving = ['APPROVED', 'CARRYING_OUT', 'BLOCKED'];

/** The requests to move money that concern one object; nothing while there are none. */
export function MoneyRequests({ filter }: { filter: MoneyRequestFilter }) {
  const t = useTranslations('money');
  const tc = useTranslations('common.columns');
  const query = useQuery(requestsOfQuery, { variables: { filter }, ...visibleOnly });
  const { data, error, refetch } = query;
  const rows = data?.moneyRequests.edges.map(({ node }) => node) ?? [];
  usePolling(
    query,
    rows.some(({ state }) => moving.includes(state)),
  );
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (rows.length === 0) return null;
  return (
    <Section title={t('requests.title')} isFlush>
      <PlainTable
        label={t('requests.title')}
        rows={rows}
        rowId={({ id }) => id}
        empty=""
        columns={[
          {
            id: 'kind',
            header: t('requests.kind'),
            cell: ({ id, kind }) => (
              <TextLink href={`/billing/approvals/${id}`}>{t(`kinds.${kind}`)}</TextLink>
            ),
          },
          {
            id: 'amount',
            header: tc('amount'),
            align: 'end',
            cell: ({ amount }) => <Money value={amount} />,
          },
          {
            id: 'state',
            header: tc('status'),
            cell: ({ state, blockMessage, refusal }) => (
              <>
                <Status status={state} />
                {(blockMessage ?? refusal) && (
                  <span className="block text-xs text-muted">{blockMessage ?? refusal}</span>
                )}
              </>
            ),
          },
          { id: 'reason', header: t('words.reason'), cell: ({ reason }) => reason },
          { id: 'by', header: t('requests.askedBy'), cell: ({ askedByName }) => askedByName },
          { id: 'at', header: tc('date'), cell: ({ askedAt }) => <DateTime value={askedAt} /> },
        ]}
      />
    </Section>
  );
}
