'use client';

import { useQuery } from '@apollo/client/react';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { ObjectState } from '#parts/object-state.tsx';
import { Station } from './station.tsx';
import { type Fulfilment, stationQuery } from './station-query.ts';

const restStates = ['WAITING_FOR_STOCK', 'ON_HOLD', 'DELIVERED', 'CANCELED'];

export default function StationPage() {
  const t = useTranslations('fulfilment');
  const { id } = useParams<{ id: string }>();
  const query = useQuery(stationQuery, {
    variables: { id },
    errorPolicy: 'all',
    ...visibleOnly,
  });
  const { data, error, refetch } = query;
  // A service that is away for a moment must not take the station's memory with it.
  const known = useRef<Fulfilment>(undefined);
  if (data?.fulfillment) known.current = data.fulfillment;
  const last = error && known.current?.id === id ? known.current : null;
  const fulfilment = data?.fulfillment ?? last;
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
