'use client';

import { useQuery } from '@apollo/client/react';
import { EmptyState } from '@mobilytics/ui/empty-state';
import { SessionFrame } from '@mobilytics/web-shell/session-frame';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { authClient } from '#lib/auth-client.ts';
import { pageOfId } from '#lib/page-of-id.ts';
import { navigation } from '#nav.ts';
import { ImpersonationBanner } from './impersonation-banner.tsx';
import { ViewerContext, viewerQuery } from './viewer.tsx';

/** The frame of every page that needs a session: for people who belong to an organisation. */
export function SignedIn({ children }: { children: ReactNode }) {
  const t = useTranslations('shell');
  const { data, error, refetch } = useQuery(viewerQuery, { fetchPolicy: 'cache-and-network' });
  const viewer = data?.viewer;
  return (
    <SessionFrame
      viewer={viewer}
      detail={viewer?.organization?.name}
      error={error}
      onRetry={() => void refetch()}
      authClient={authClient}
      navigation={navigation
        .filter(({ scope }) => !scope || !viewer || viewer.scopes.includes(scope))
        .map(({ scope: _, ...entry }) => ({ ...entry, label: t(`navigation.${entry.label}`) }))}
      pageOfId={pageOfId}
      banner={viewer?.impersonatorId ? <ImpersonationBanner name={viewer.name} /> : null}
    >
      {viewer?.organization ? (
        <ViewerContext value={viewer}>{children}</ViewerContext>
      ) : (
        <EmptyState title={t('noOrganization.title')}>{t('noOrganization.text')}</EmptyState>
      )}
    </SessionFrame>
  );
}
