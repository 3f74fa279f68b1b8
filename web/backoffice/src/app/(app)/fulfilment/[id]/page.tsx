'use client';

import { useQuery } from '@apollo/client/react';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { ObjectState } from '#parts/object-state.tsx';
import { Station } from './station.tsx';
import { stationQuery } from './station-query.ts';

const restStates = ['WAITING_FOR_STOCK', 'ON_HOLD', 'DELIVERED', 'CANCELED'];

export default function StationPage() {
  const t = useTranslations('fulfilment');
  const { id } = useParams<{ id: string }>();
  const query = useQuery(stationQuery, {
    variables: { id },
    errorPolicy: 'all',
    ...visibleOnly,
  });
  const { data, previousData, error, refetch } = query;
  // A service that is away for a moment must not take the station's memory with it.
  const fulfilment = data?.fulfillment ?? (error ? previousData?.fulfillment : null);
  usePolling(query, fulfilment != null && !restStates.includes(fulfilment.status));
  if (!fulfilment) {
    return (
      <ObjectState
        list={{ label: t('title'), href: '/fulfilment' }}
        isMissing={data?.fulfillment === null && !error}
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  // What one fulfilment's station remembers must not go to the next.
  return (
    <Station
      key={fulfilment.id}
      fulfilment={fulfilment}
      error={error}
      onChanged={() => void refetch()}
    />
  );
}
