'use client';

import { ErrorState } from '@mobilytics/ui/error-state';
import { useTranslations } from 'next-intl';

/** Shown in place of a page whose code failed. */
export function PageCrash({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations('shell.crash');
  return (
    <div className="mx-auto max-w-2xl p-4 pt-12">
      <title>{`${t('title')} · Mobilytics`}</title>
      <ErrorState
        error={{ title: t('title'), text: t('text'), requestId: error.digest }}
        onRetry={reset}
      />
    </div>
  );
}
