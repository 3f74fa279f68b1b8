'use client';

import { useQuery } from '@apollo/client/react';
import { EmptyState } from '@mobilytics/ui/empty-state';
import { ErrorState } from '@mobilytics/ui/error-state';
import { PageHeader } from '@mobilytics/ui/page';
import { SelectField } from '@mobilytics/ui/select-field';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { visibleOnly } from '#lib/use-polling.ts';
import { pickPlacesQuery, pickQuery } from './pick-query.ts';
import { Wave } from './wave.tsx';

export default function PickPage() {
  const t = useTranslations('fulfilment');
  const { data: places, error: placesError, refetch: again } = useQuery(pickPlacesQuery);
  const [chosen, setChosen] = useState('');
  const warehouses = places?.warehouses ?? [];
  const warehouseId =
    chosen || (warehouses.find(({ code }) => code === 'TOR') ?? warehouses[0])?.id;
  const { data, error, refetch } = useQuery(pickQuery, {
    variables: { warehouseId: warehouseId ?? '' },
    skip: !warehouseId,
    fetchPolicy: 'cache-and-network',
    ...visibleOnly,
  });
  const walk = data?.pickList;
  return (
    <>
      <PageHeader
        title={t('walk.title')}
        crumbs={[{ label: t('title'), href: '/fulfilment' }]}
        description={t('walk.description')}
      />
      {placesError && !places && <ErrorState error={placesError} onRetry={() => void again()} />}
      {warehouses.length > 0 && warehouseId && (
        <div className="mb-6 max-w-sm">
          <SelectField
            name="warehouse"
            label={t('columns.warehouse')}
            value={warehouseId}
            onChange={setChosen}
            options={warehouses.map(({ id, code, name }) => ({
              value: id,
              label: `${code} · ${name}`,
            }))}
          />
        </div>
      )}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!walk && !error && !placesError && <SkeletonText lines={8} />}
      {walk && walk.fulfillments.length === 0 && (
        <EmptyState title={t('empty.TO_PICK')}>{t('emptyText')}</EmptyState>
      )}
      {walk && warehouseId && walk.fulfillments.length > 0 && (
        <Wave key={warehouseId} warehouseId={warehouseId} all={walk} />
      )}
    </>
  );
}
