'use client';

import { useQuery } from '@apollo/client/react';
import { LinkButton } from '@mobilytics/ui/button';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import type { RefObject } from 'react';
import { graphql } from '#generated/gql.ts';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import type { Commands } from './packing.tsx';

const nextQuery = graphql(`
  query NextFulfilment {
    fulfillments(first: 2, filter: { status: [TO_PICK, PICKED] }) {
      edges {
        node {
          id
          number
        }
      }
    }
  }
`);

/** The oldest work that waits, other than this. */
export function NextFulfilment({
  id,
  isPrimary,
  commands,
}: {
  id: string;
  isPrimary: boolean;
  commands: RefObject<Commands>;
}) {
  const t = useTranslations('fulfilment.done');
  const { navigate } = useUi();
  const query = useQuery(nextQuery, { fetchPolicy: 'cache-and-network', ...visibleOnly });
  usePolling(query);
  const next = query.data?.fulfillments.edges.find(({ node }) => node.id !== id)?.node;
  commands.current.NEXT = () => navigate(next ? `/fulfilment/${next.id}` : '/fulfilment');
  if (!query.data) return null;
  return next ? (
    <LinkButton kind={isPrimary ? 'primary' : 'secondary'} href={`/fulfilment/${next.id}`}>
      {t('next', { number: next.number })}
    </LinkButton>
  ) : isPrimary ? (
    <LinkButton href="/fulfilment">{t('queue')}</LinkButton>
  ) : null;
}
