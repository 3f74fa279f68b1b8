'use client';

import { Banner } from '@mobilytics/ui/banner';
import { useTranslations } from 'next-intl';

/** Never lets staff forget in whose name they act. */
export function ImpersonationBanner({ name }: { name: string }) {
  const t = useTranslations('shell.impersonation');
  return (
    <div className="sticky top-0 z-20 p-2">
      <Banner tone="warning" title={t('title', { name })}>
        {t('text')}
      </Banner>
    </div>
  );
}
