'use client';

import { ErrorState } from '@mobilytics/ui/error-state';
import { formatNumber } from '@mobilytics/ui/lib/format';
import { Skeleton } from '@mobilytics/ui/skeleton';
import { TextLink } from '@mobilytics/ui/text-link';
import { useUi } from '@mobilytics/ui/ui-context';
import { Check, ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { usePolling } from '#lib/use-polling.ts';

interface Polled {
  error?: Error | undefined;
  refetch: () => unknown;
  startPolling: (intervalMs: number) => void;
  stopPolling: () => void;
}

/** The queues of one part of the platform, each a link to its list. */
export function WorkGroup({
  title,
  query,
  queues,
}: {
  title: string;
  query: Polled;
  /** The count is undefined while it is read. */
  queues: { id: string; href: string; count: number | undefined }[];
}) {
  usePolling(query);
  return (
    <section className="mb-6 overflow-hidden rounded-lg border border-line bg-surface">
      <h2 className="border-b border-line px-4 py-3 font-semibold sm:px-5">{title}</h2>
      {query.error ? (
        <div className="p-4">
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        </div>
      ) : (
        <ul>
          {queues.map((queue) => (
            <li key={queue.id} className="border-b border-line last:border-b-0">
              <WorkQueue {...queue} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function WorkQueue({ id, href, count }: { id: string; href: string; count: number | undefined }) {
  const t = useTranslations('work');
  const { locale } = useUi();
  return (
    <TextLink
      href={href}
      className="flex min-h-14 text-ink! no-underline! items-center gap-4 px-4 py-2 data-focus-visible:outline-offset-[-2px] data-hovered:bg-sunken/60 sm:px-5"
    >
      <span className="figures flex w-12 shrink-0 justify-end text-2xl font-semibold tracking-tight">
        {count === undefined ? (
          <Skeleton className="h-7 w-8" />
        ) : count === 0 ? (
          <>
            <Check aria-hidden className="size-5 text-success" />
            <span className="sr-only">{t('clear')}</span>
          </>
        ) : (
          formatNumber(count, locale)
        )}
      </span>
      <span className="min-w-0 grow">
        <span className={count === 0 ? 'block text-muted' : 'block font-medium'}>
          {t(`queues.${id}`)}
        </span>
        <span className="block text-sm text-muted">{t(`help.${id}`)}</span>
      </span>
      <ChevronRight aria-hidden className="size-4 shrink-0 text-muted" />
    </TextLink>
  );
}
