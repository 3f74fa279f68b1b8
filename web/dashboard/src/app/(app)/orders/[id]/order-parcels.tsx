'use client';

import { Banner } from '@mobilytics/ui/banner';
import { CopyId } from '@mobilytics/ui/copy-id';
import { DateTime } from '@mobilytics/ui/date-time';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { Timeline } from '@mobilytics/ui/timeline';
import { useTranslations } from 'next-intl';
import { ArrivalDay } from '#components/arrival-day.tsx';
import { toneOfEvent } from '#components/parcel-tone.ts';
import type { Order } from './order-query.ts';
import { ParcelProgress } from './parcel-progress.tsx';

/** Where the parcels of an order are, in the carrier's own words. */
export function OrderParcels({ order }: { order: Order }) {
  const t = useTranslations('orders');
  // Null without the scope to see shipments: then nothing is said about them.
  if (!order.shipments) return null;
  const isShippable = order.lines.some((line) => line.shippable);
  return (
    <Section title={t('shipments')}>
      {order.shipments.length === 0 && (
        <p className="text-sm text-muted">{isShippable ? t('noShipments') : t('nothingToShip')}</p>
      )}
      <div className="flex flex-col gap-8">
        {order.shipments.map((shipment, index, { length }) => (
          <div key={shipment.id}>
            {length > 1 && (
              <h3 className="mb-3 font-medium">
                {t('parcelOf', { number: index + 1, count: length })}
              </h3>
            )}
            <Parcel shipment={shipment} />
          </div>
        ))}
      </div>
    </Section>
  );
}

function Parcel({ shipment }: { shipment: NonNullable<Order['shipments']>[number] }) {
  const t = useTranslations('orders');
  const common = useTranslations('common');
  const tracking = useTranslations('tracking');
  const carrier = shipment.carrier ? common(`carrier.${shipment.carrier}`) : '';
  return (
    <div className="flex flex-col gap-5">
      <ParcelProgress status={shipment.status} />
      <DescriptionList
        items={[
          { term: t('state'), value: <Status status={shipment.status} /> },
          {
            term: t('tracking'),
            value: shipment.trackingNumber ? <CopyId id={shipment.trackingNumber} /> : '—',
          },
          {
            term: t('service'),
            value: [carrier, shipment.serviceName].filter(Boolean).join(' · ') || '—',
          },
          ...(shipment.estimatedDeliveryAt && !shipment.deliveredAt
            ? [
                {
                  term: t('estimated'),
                  value: (
                    <ArrivalDay
                      value={shipment.estimatedDeliveryAt}
                      source={shipment.estimatedDeliverySource}
                    />
                  ),
                },
              ]
            : []),
          ...(shipment.deliveredAt
            ? [{ term: t('completedAt'), value: <DateTime value={shipment.deliveredAt} /> }]
            : []),
          ...(shipment.devices.length > 0
            ? [
                {
                  term: t('devices'),
                  value: (
                    <ul className="flex flex-wrap gap-x-4 gap-y-1">
                      {shipment.devices.map((device) => (
                        <li key={device.id}>
                          <TextLink href={`/devices/${device.id}`} className="font-mono text-xs">
                            {device.serial}
                          </TextLink>
                        </li>
                      ))}
                    </ul>
                  ),
                },
              ]
            : []),
        ]}
      />
      <p className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
        {shipment.publicTrackingUrl && (
          <TextLink href={new URL(shipment.publicTrackingUrl).pathname}>{t('follow')}</TextLink>
        )}
        {shipment.trackingUrl && (
          <TextLink href={shipment.trackingUrl} target="_blank" rel="noreferrer">
            {t('track', { carrier })}
          </TextLink>
        )}
      </p>
      {shipment.correctedAt && !shipment.deliveredAt && (
        <Banner tone="warning" title={tracking('corrected')}>
          {tracking('correctedText')}
        </Banner>
      )}
      {shipment.events.length === 0 ? (
        <p className="text-sm text-muted">{t('noEvents')}</p>
      ) : (
        <Timeline
          label={t('events')}
          events={shipment.events.map((event) => ({
            id: event.id,
            at: event.occurredAt,
            title: event.description,
            ...(event.location ? { detail: event.location } : {}),
            tone: toneOfEvent(event.status),
          }))}
        />
      )}
    </div>
  );
}
