'use client';

import { EmptyState } from '@mobilytics/ui/empty-state';
import { ErrorState } from '@mobilytics/ui/error-state';
import { PageHeader } from '@mobilytics/ui/page';
import { Skeleton, SkeletonText } from '@mobilytics/ui/skeleton';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

/** An object's page: its place is held while it loads; null means that there is no such object. */
export function Loaded<Value>({
  title,
  value,
  error,
  onRetry,
  children,
}: {
  /** Names the browser tab until the object does. */
  title: string;
  value: Value | null | undefined;
  error: Error | undefined;
  onRetry: () => void;
  children: (value: Value) => ReactNode;
}) {
  const t = useTranslations('common');
  const failure = error && (
    <div className="mb-6">
      <ErrorState error={error} onRetry={onRetry} />
    </div>
  );
  if (value === undefined || value === null) {
    return (
      <>
        {value === undefined && !error ? (
          <title>{`${title} · Mobilytics`}</title>
        ) : (
          <PageHeader title={title} />
        )}
        {failure}
        {value === null && !error && (
          <EmptyState title={t('notFound')}>{t('notFoundText')}</EmptyState>
        )}
        {value === undefined && !error && (
          <>
            <Skeleton className="mb-8 h-8 w-64" />
            <SkeletonText lines={6} />
          </>
        )}
      </>
    );
  }
  return (
    <>
      {failure}
      {children(value)}
    </>
  );
}
