import { Button } from '@mobilytics/ui/button';
import { formatNumber } from '@mobilytics/ui/lib/format';
import { TextLink } from '@mobilytics/ui/text-link';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ParcelToHandOverFragment } from '#generated/graphql.ts';
import { PlainTable } from '#parts/plain-table.tsx';
import type { CarrierDay } from './end-of-day-query.ts';

type Parcel = ParcelToHandOverFragment;

/** A day has hundreds of parcels; the first ones tell whether it is the right pile. */
const shownAtFirst = 8;

/** Parcels that wait for the carrier. */
export function ParcelTable({ label, parcels }: { label: string; parcels: Parcel[] }) {
  const t = useTranslations('endOfDay');
  const [isWhole, setWhole] = useState(false);
  const columns = useParcelColumns();
  const shown = isWhole ? parcels : parcels.slice(0, shownAtFirst);
  return (
    <>
      <PlainTable
        label={label}
        rows={shown}
        rowId={({ id }) => id}
        empty={t('nothingHere')}
        columns={columns}
      />
      {shown.length < parcels.length && (
        <div className="px-4 py-3 sm:px-5">
          <Button size="small" kind="quiet" onPress={() => setWhole(true)}>
            {t('showAll', { count: parcels.length })}
          </Button>
        </div>
      )}
    </>
  );
}

/** Labelled parcels that stay, and why. */
export function HeldBackTable({ heldBack }: { heldBack: CarrierDay['heldBack'] }) {
  const t = useTranslations('endOfDay');
  const [tracking, order] = useParcelColumns();
  const parcel = (column: typeof tracking) =>
    column && {
      ...column,
      cell: ({ shipment }: CarrierDay['heldBack'][number]) => column.cell(shipment),
    };
  const columns = [parcel(tracking), parcel(order)].filter((column) => column !== undefined);
  return (
    <>
      <h3 className="px-4 pt-4 pb-1 text-sm font-semibold sm:px-5">
        {t('heldBack', { count: heldBack.length })}
      </h3>
      <PlainTable
        label={t('heldBack', { count: heldBack.length })}
        rows={heldBack}
        rowId={({ shipment }) => shipment.id}
        empty={t('nothingHere')}
        columns={[...columns, { id: 'why', header: t('why'), cell: ({ message }) => message }]}
      />
    </>
  );
}

function useParcelColumns() {
  const t = useTranslations('endOfDay');
  const tc = useTranslations('common');
  const { locale } = useUi();
  return [
    {
      id: 'tracking',
      header: tc('columns.tracking'),
      cell: ({ id, trackingNumber }: Parcel) => (
        <TextLink href={`/shipments/${id}`}>
          <span className="figures whitespace-nowrap">{trackingNumber ?? id}</span>
        </TextLink>
      ),
    },
    {
      id: 'order',
      header: tc('columns.order'),
      cell: ({ order }: Parcel) => (
        <TextLink href={`/orders/${order.id}`}>
          <span className="whitespace-nowrap">{order.number}</span>
        </TextLink>
      ),
    },
    {
      id: 'service',
      header: t('service'),
      cell: ({ serviceName }: Parcel) => serviceName,
    },
    {
      id: 'to',
      header: t('to'),
      cell: ({ shipTo }: Parcel) =>
        [shipTo.city, shipTo.region, shipTo.country].filter(Boolean).join(', '),
    },
    {
      id: 'weight',
      header: t('weight'),
      align: 'end' as const,
      cell: ({ parcel }: Parcel) =>
        parcel && (
          <span className="whitespace-nowrap">
            {formatNumber(parcel.weightGrams / 1000, locale)} kg
          </span>
        ),
    },
  ];
}
