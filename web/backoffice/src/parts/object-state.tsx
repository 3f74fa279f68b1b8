'use client';

import { LinkButton } from '@mobilytics/ui/button';
import { EmptyState } from '@mobilytics/ui/empty-state';
import { ErrorState } from '@mobilytics/ui/error-state';
import { PageHeader } from '@mobilytics/ui/page';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { useTranslations } from 'next-intl';

/** What the page of one object shows until the object is there, or when it never comes. */
export function ObjectState({
  list,
  isMissing,
  error,
  onRetry,
}: {
  /** The list that the object belongs to. */
  list: { label: string; href: string };
  isMissing: boolean;
  error: Error | undefined;
  onRetry: () => void;
}) {
  const t = useTranslations('common');
  return (
    <>
      <PageHeader title={list.label} />
      {error ? (
        <ErrorState error={error} onRetry={onRetry} />
      ) : isMissing ? (
        <EmptyState
          title={t('missing.title')}
          action={
            <LinkButton href={list.href}>{t('missing.back', { list: list.label })}</LinkButton>
          }
        >
          {t('missing.text')}
        </EmptyState>
      ) : (
        <SkeletonText lines={9} />
      )}
    </>
  );
}

/** Says that a part of what is shown could not be read, while the rest stands. */
export function PartMissing({ error, onRetry }: { error: Error | undefined; onRetry: () => void }) {
  if (!error) return null;
  return (
    <div className="mb-6">
      <ErrorState error={error} onRetry={onRetry} />
    </div>
  );
}
