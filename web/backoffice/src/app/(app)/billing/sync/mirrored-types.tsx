'use client';

import { DateTime } from '@mobilytics/ui/date-time';
import { formatNumber } from '@mobilytics/ui/lib/format';
import { Section } from '@mobilytics/ui/page';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { TextLink } from '@mobilytics/ui/text-link';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import type { SyncStatusQuery } from '#generated/graphql.ts';
import { PlainTable } from '#parts/plain-table.tsx';

type Types = SyncStatusQuery['syncStatus']['byType'];

/** What the mirror has of each type of Stripe's. */
export function MirroredTypes({ types }: { types: Types | undefined }) {
  const t = useTranslations('sync.types');
  const { locale } = useUi();
  return (
    <Section title={t('title')} isFlush>
      {types === undefined ? (
        <div className="p-4">
          <SkeletonText lines={6} />
        </div>
      ) : (
        <PlainTable
          label={t('title')}
          empty={t('empty')}
          rows={types}
          rowId={({ type }) => type}
          columns={[
            {
              id: 'type',
              header: t('type'),
              cell: ({ type }) => <span className="font-mono text-xs">{type}</span>,
            },
            {
              id: 'objects',
              header: t('objects'),
              align: 'end',
              cell: ({ objects }) => (
                <span className="figures">{formatNumber(objects, locale)}</span>
              ),
            },
            {
              id: 'open',
              header: t('open'),
              align: 'end',
              cell: ({ type, openDrift }) =>
                openDrift === 0 ? (
                  <span className="figures">0</span>
                ) : (
                  <TextLink href={`/billing/sync/differences?state=OPEN&type=${type}`}>
                    {formatNumber(openDrift, locale)}
                  </TextLink>
                ),
            },
            {
              id: 'fetched',
              header: t('lastFetched'),
              cell: ({ lastFetchedAt }) =>
                lastFetchedAt ? <DateTime value={lastFetchedAt} /> : '—',
            },
          ]}
        />
      )}
    </Section>
  );
}
