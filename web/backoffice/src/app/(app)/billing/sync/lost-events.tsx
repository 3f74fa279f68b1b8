'use client';

import { Banner } from '@mobilytics/ui/banner';
import { formatDateTime } from '@mobilytics/ui/lib/format';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import { CheckNow } from './check-now.tsx';

/** Events are gone for good: what that means, and what makes it good again. */
export function LostEvents({ since }: { since: string }) {
  const t = useTranslations('sync');
  const { locale } = useUi();
  return (
    <div className="mb-6">
      <Banner
        tone="danger"
        title={t('lostTitle')}
        action={<CheckNow isOpen={false} isCatchUp onStarted={() => undefined} />}
      >
        {t('lostText', { date: formatDateTime(new Date(since), locale) })}
      </Banner>
    </div>
  );
}
