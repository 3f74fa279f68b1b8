'use client';

import { SubNavigation } from '@mobilytics/ui/sub-navigation';
import { useTranslations } from 'next-intl';
import { useViewer } from '#layout/viewer.tsx';
import { billingPages } from './billing-pages.ts';

/** The pages of billing that are of use to the person who looks. */
export function BillingNavigation() {
  const t = useTranslations('billing');
  const { scopes } = useViewer();
  return (
    <SubNavigation
      label={t('title')}
      entries={billingPages
        .filter(({ scope }) => scope === undefined || scopes.includes(scope))
        .map(({ href, label }) => ({
          href,
          label: t(`pages.${label}`),
          isRoot: href === '/billing',
        }))}
    />
  );
}
