'use client';

import { useQuery } from '@apollo/client/react';
import { Section } from '@mobilytics/ui/page';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { useTranslations } from 'next-intl';
import type { RefObject } from 'react';
import { PackPanel } from './pack-panel.tsx';
import { type Commands, Packing } from './packing.tsx';
import { ParcelContents } from './parcel-contents.tsx';
import { labelledParcels, missingInParcel, openParcel, unpackedPieces } from './parcels.ts';
import { type Fulfilment, stationProductsQuery } from './station-query.ts';
import type { usePacking } from './use-packing.ts';
import { missingPieces, type useScanning } from './use-scanning.ts';

/** The parcel that is worked on, what the carriers offer for it, and packing in several parcels. */
export function OpenWork({
  fulfilment,
  scanning,
  packing,
  isDividing,
  commands,
  onChanged,
}: {
  fulfilment: Fulfilment;
  scanning: ReturnType<typeof useScanning>;
  packing: ReturnType<typeof usePacking>;
  /** Somebody asked for more than one parcel. */
  isDividing: boolean;
  commands: RefObject<Commands>;
  onChanged: () => void;
}) {
  const t = useTranslations('fulfilment');
  const { data, error } = useQuery(stationProductsQuery, {
    variables: { orderId: fulfilment.order.id },
    errorPolicy: 'all',
    fetchPolicy: 'cache-first',
  });
  const { lines, shipments } = fulfilment;
  const open = openParcel(shipments);
  const labelled = labelledParcels(shipments);
  const rest = unpackedPieces(lines);
  const isOne = labelled.length === 0 && rest.length === 0;
  const isPartial = labelled.length > 0 || (open !== undefined && rest.length > 0);
  const openMissing = open ? missingInParcel(open) : missingPieces(lines);

  const products = (data?.order?.lines ?? []).flatMap((line) => {
    const quantity = open
      ? open.items.filter(({ sku }) => sku === line.sku).reduce((sum, one) => sum + one.quantity, 0)
      : lines
          .filter(({ sku }) => sku === line.sku)
          .reduce((sum, one) => sum + one.quantity - one.packed, 0);
    return line.shippable && quantity > 0 ? [{ ...line.variant, name: line.name, quantity }] : [];
  });
  const forms = `${labelled.length}-${packing.round}`;
  return (
    <>
      {open && (isPartial || !isOne || isDividing) && (
        <ParcelContents
          shipment={open}
          number={labelled.length + 1}
          onUnpacked={() => packing.changed()}
        />
      )}
      {(isDividing || isPartial) && !open && rest.length > 0 && (
        <PackPanel
          key={`pack-${forms}`}
          fulfilment={fulfilment}
          counted={scanning.counted}
          onPacked={packing.packed}
        />
      )}
      {data || error ? (
        <Packing
          key={forms}
          fulfilment={fulfilment}
          shipment={open}
          products={products}
          boxes={data?.parcelPresets ?? []}
          missing={openMissing}
          commands={commands}
          say={scanning.say}
          onChanged={onChanged}
        />
      ) : (
        <Section title={t('parcel.title')}>
          <SkeletonText lines={6} />
        </Section>
      )}
    </>
  );
}
