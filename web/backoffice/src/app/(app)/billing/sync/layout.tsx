'use client';

import { SubNavigation } from '@mobilytics/ui/sub-navigation';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

export default function SyncLayout({ children }: { children: ReactNode }) {
  const t = useTranslations('sync');
  return (
    <>
      <SubNavigation
        label={t('title')}
        entries={[
          { href: '/billing/sync', label: t('tabs.overview'), isRoot: true },
          { href: '/billing/sync/differences', label: t('tabs.drift') },
          { href: '/billing/sync/events', label: t('tabs.events') },
          { href: '/billing/sync/intents', label: t('tabs.intents') },
        ]}
      />
      {children}
    </>
  );
}
