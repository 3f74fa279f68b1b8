'use client';

import { CalendarDay, DateTime } from '@mobilytics/ui/date-time';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { Badge, Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#parts/plain-table.tsx';
import { RawWords } from './raw-words.tsx';
import type { Shipment } from './shipment-query.ts';

/** What the carrier said, in its own words and in ours. */
export function TrackingEvents({ events }: Pick<Shipment, 'events'>) {
  const t = useTranslations('shipments.events');
  return (
    <Section title={t('title')} isFlush actions={events.length > 0 && <RawWords />}>
      <PlainTable
        label={t('title')}
        rows={events}
        rowId={(event) => event.id}
        empty={t('empty')}
        columns={[
          {
            id: 'time',
            header: t('time'),
            cell: (event) => <DateTime value={event.occurredAt} style="absolute" />,
          },
          {
            id: 'meaning',
            header: t('meaning'),
            cell: (event) =>
              event.status ? (
                <Status status={event.status} />
              ) : (
                <span className="text-muted">{t('noMeaning')}</span>
              ),
          },
          { id: 'raw', header: t('raw'), cell: (event) => event.description },
          {
            id: 'code',
            header: t('code'),
            cell: (event) => <span className="font-mono text-xs">{event.code}</span>,
          },
          { id: 'location', header: t('location'), cell: (event) => event.location },
        ]}
      />
    </Section>
  );
}

/** What lies in the parcel: pieces of each line, and the devices among them. */
export function ShipmentContents({ items }: Pick<Shipment, 'items'>) {
  const t = useTranslations('shipments.devices');
  const tc = useTranslations('common.columns');
  return (
    <Section title={t('title')} isFlush>
      <PlainTable
        label={t('title')}
        rows={items}
        rowId={(item) => item.lineId}
        empty={t('empty')}
        columns={[
          {
            id: 'name',
            header: tc('name'),
            cell: (item) => (
              <>
                <span className="font-medium">{item.name}</span>
                <span className="block font-mono text-xs text-muted">{item.sku}</span>
              </>
            ),
          },
          {
            id: 'quantity',
            header: tc('quantity'),
            align: 'end',
            cell: (item) => <strong>{item.quantity}</strong>,
          },
          {
            id: 'serials',
            header: tc('serial'),
            cell: (item) => (
              <ul className="flex flex-col gap-1 py-1 empty:hidden">
                {item.devices.map((device) => (
                  <li key={device.id} className="flex flex-wrap items-center gap-x-3">
                    <TextLink href={`/devices/${device.id}`}>
                      <span className="font-mono text-xs">{device.serial}</span>
                    </TextLink>
                    <Status status={device.status} />
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </Section>
  );
}

export function ShipmentRates({
  rates,
  taken,
}: {
  rates: NonNullable<Shipment['rates']>;
  /** The carrier's code of the service that was bought. */
  taken: string | null;
}) {
  const t = useTranslations('shipments.rates');
  const tc = useTranslations('common');
  return (
    <Section title={t('title')} isFlush>
      <PlainTable
        label={t('title')}
        rows={rates}
        rowId={(rate) => rate.id}
        empty={t('empty')}
        columns={[
          {
            id: 'service',
            header: t('service'),
            cell: (rate) => (
              <span className="flex flex-wrap items-center gap-2">
                {rate.serviceName}
                {rate.service === taken && <Badge tone="success">{t('taken')}</Badge>}
              </span>
            ),
          },
          {
            id: 'carrier',
            header: tc('columns.carrier'),
            cell: (rate) => tc(`carriers.${rate.carrier}`),
          },
          {
            id: 'price',
            header: tc('columns.amount'),
            align: 'end',
            cell: (rate) => <Money value={rate.price} />,
          },
          { id: 'days', header: t('days'), align: 'end', cell: (rate) => rate.transitDays ?? '—' },
          {
            id: 'deliverBy',
            header: t('deliverBy'),
            cell: (rate) => rate.deliverBy && <CalendarDay value={rate.deliverBy} />,
          },
        ]}
      />
    </Section>
  );
}
