'use client';

import { CopyId } from '@mobilytics/ui/copy-id';
import { DateTime } from '@mobilytics/ui/date-time';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { fact, momentFact } from '@mobilytics/ui/fact';
import { formatNumber } from '@mobilytics/ui/lib/format';
import { Money } from '@mobilytics/ui/money';
import { TextLink } from '@mobilytics/ui/text-link';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import type { Shipment } from './shipment-query.ts';

export function ShipmentFacts({ shipment }: { shipment: Shipment }) {
  const t = useTranslations('shipments');
  const tc = useTranslations('common');
  const tv = useTranslations('carriers.void');
  const { locale } = useUi();
  const { order, parcel } = shipment;
  const pdf = (term: string, url: string | null) =>
    fact(
      term,
      url && (
        <TextLink href={url} target="_blank">
          {t('open')}
        </TextLink>
      ),
    );
  const millimetres = (value: number) => formatNumber(value, locale);
  return (
    <DescriptionList
      items={[
        {
          term: tc('columns.order'),
          value: <TextLink href={`/orders/${order.id}`}>{order.number}</TextLink>,
        },
        {
          term: tc('columns.customer'),
          value: (
            <TextLink href={`/customers/${order.organization.id}`}>
              {order.organization.name}
            </TextLink>
          ),
        },
        ...fact(
          tc('columns.carrier'),
          shipment.carrier &&
            [tc(`carriers.${shipment.carrier}`), shipment.serviceName].filter(Boolean).join(', '),
        ),
        ...fact(
          tc('columns.tracking'),
          shipment.trackingNumber && <CopyId id={shipment.trackingNumber} />,
        ),
        ...fact(
          t('trackingPage'),
          shipment.trackingUrl && (
            <TextLink href={shipment.trackingUrl} target="_blank" rel="noreferrer">
              {new URL(shipment.trackingUrl).hostname}
            </TextLink>
          ),
        ),
        ...fact(
          t('publicPage'),
          shipment.publicTrackingUrl && (
            <TextLink href={shipment.publicTrackingUrl} target="_blank" rel="noreferrer">
              {t('publicOpen')}
            </TextLink>
          ),
        ),
        ...fact(t('columns.cost'), shipment.cost && <Money value={shipment.cost} />),
        ...fact(tv('charged'), shipment.charged && <Money value={shipment.charged} />),
        ...fact(t('weight'), parcel && `${formatNumber(parcel.weightGrams, locale)} g`),
        ...fact(
          t('size'),
          parcel &&
            `${millimetres(parcel.lengthMillimetres)} × ${millimetres(parcel.widthMillimetres)} × ${millimetres(parcel.heightMillimetres)} mm`,
        ),
        ...pdf(t('label'), shipment.labelUrl),
        ...pdf(t('slip'), shipment.packingSlipUrl),
        ...momentFact(tc('columns.created'), shipment.createdAt),
        ...fact(
          t('columns.expected'),
          shipment.estimatedDeliveryAt && (
            <>
              <DateTime value={shipment.estimatedDeliveryAt} style="absolute" />
              {shipment.estimatedDeliverySource && (
                <span className="block text-muted">
                  {t(`source.${shipment.estimatedDeliverySource}`)}
                </span>
              )}
            </>
          ),
        ),
        ...momentFact(t('columns.delivered'), shipment.deliveredAt),
        ...momentFact(t('corrected'), shipment.correctedAt),
        ...momentFact(t('givenUp'), shipment.trackingGivenUpAt),
        {
          term: t('polled'),
          value: shipment.lastPolledAt ? <DateTime value={shipment.lastPolledAt} /> : t('never'),
        },
        ...momentFact(t('nextPoll'), shipment.nextPollAt),
      ]}
    />
  );
}
