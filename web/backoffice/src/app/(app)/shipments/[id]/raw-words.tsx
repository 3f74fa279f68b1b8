'use client';

import { useQuery } from '@apollo/client/react';
import { Button } from '@mobilytics/ui/button';
import { Dialog } from '@mobilytics/ui/dialog';
import { ErrorState } from '@mobilytics/ui/error-state';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { graphql } from '#generated/gql.ts';

const rawQuery = graphql(`
  query RawTracking($id: ID!) {
    shipment(id: $id) {
      id
      events {
        id
        localTime
        receivedAt
        raw
      }
    }
  }
`);

/** All that the carrier said, field by field, read when somebody asks for it. */
export function RawWords() {
  const t = useTranslations('shipments.events');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button size="small" onPress={() => setIsOpen(true)}>
        {t('rawOpen')}
      </Button>
      {isOpen && <RawDialog onClose={() => setIsOpen(false)} />}
    </>
  );
}

function RawDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('shipments.events');
  const { id } = useParams<{ id: string }>();
  const { data, error, refetch } = useQuery(rawQuery, { variables: { id } });
  return (
    <Dialog title={t('raw')} isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonText lines={6} />}
      <ol className="flex flex-col gap-4">
        {data?.shipment?.events.map((event) => (
          <li key={event.id}>
            <p className="mb-1 text-sm font-medium">{event.localTime}</p>
            <pre className="overflow-x-auto rounded-md bg-sunken p-3 text-xs whitespace-pre-wrap break-words">
              {pretty(event.raw)}
            </pre>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}

const pretty = (raw: string | null) =>
  raw === null ? '' : JSON.stringify(JSON.parse(raw), null, 2);
