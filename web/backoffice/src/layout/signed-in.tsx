'use client';

import { useQuery } from '@apollo/client/react';
import { EmptyState } from '@mobilytics/ui/empty-state';
import { SessionFrame } from '@mobilytics/web-shell/session-frame';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { authClient } from '#lib/auth-client.ts';
import { pageOfId } from '#lib/page-of-id.ts';
import { navigation } from '#nav.ts';
import { useLowStock } from './use-low-stock.ts';
import { ViewerContext, viewerQuery } from './viewer.tsx';

/** The frame of every page that needs a session: for staff. */
export function SignedIn({ children }: { children: ReactNode }) {
  const t = useTranslations('shell');
  const { data, error, refetch } = useQuery(viewerQuery, { fetchPolicy: 'cache-and-network' });
  const viewer = data?.viewer;
  const lowStock = useLowStock(viewer?.scopes.includes('staff:fulfillment') ?? false);
  return (
    <SessionFrame
      viewer={viewer}
      detail={viewer?.staffRoles.map((role) => t(`roles.${role}`)).join(', ')}
      error={error}
      onRetry={() => void refetch()}
      authClient={authClient}
      navigation={navigation
        .filter(({ scope }) => !scope || viewer?.scopes.includes(scope))
        .map(({ href, icon, label }) => ({
          ...{ href, icon, label: t(`navigation.${label}`) },
          ...(href === '/stock' ? { count: lowStock } : {}),
        }))}
      pageOfId={pageOfId}
    >
      {viewer?.kind === 'STAFF' ? (
        <ViewerContext value={viewer}>{children}</ViewerContext>
      ) : (
        <EmptyState title={t('notStaff.title')}>{t('notStaff.text')}</EmptyState>
      )}
    </SessionFrame>
  );
}
