'use client';

import { CopyId } from '@mobilytics/ui/copy-id';
import { DateTime } from '@mobilytics/ui/date-time';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { fact } from '@mobilytics/ui/fact';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import { ArrivalDay } from '#components/arrival-day.tsx';
import type { Parcel } from './parcel-query.ts';
import { PickupOffice } from './pickup-office.tsx';

export function ParcelFacts({ parcel }: { parcel: Parcel }) {
  const t = useTranslations('tracking');
  const common = useTranslations('common');
  const carrier = common(`carrier.${parcel.carrier}`);
  const { estimatedDeliveryAt, estimatedDeliverySource, deliveredAt } = parcel;
  const place = ({ city, region }: Parcel['origin']) => [city, region].filter(Boolean).join(', ');
  return (
    <div className="rounded-lg border border-line bg-surface p-4 sm:p-5">
      <DescriptionList
        items={[
          ...fact(
            t('expected'),
            estimatedDeliveryAt && (
              <ArrivalDay value={estimatedDeliveryAt} source={estimatedDeliverySource} />
            ),
          ),
          ...fact(t('delivered'), deliveredAt && <DateTime value={deliveredAt} style="absolute" />),
          ...fact(
            t('pickupPlace'),
            parcel.pickupOffice ? (
              <PickupOffice office={parcel.pickupOffice} />
            ) : (
              parcel.pickupPlace
            ),
          ),
          { term: t('from'), value: place(parcel.origin) },
          { term: t('to'), value: place(parcel.destination) },
          {
            term: t('carrier'),
            value: [carrier, parcel.serviceName].filter(Boolean).join(' · '),
          },
          { term: t('number'), value: <CopyId id={parcel.trackingNumber} /> },
          ...fact(
            t('carrierPage'),
            parcel.trackingUrl && (
              <TextLink href={parcel.trackingUrl} target="_blank" rel="noreferrer">
                {t('openAt', { carrier })}
              </TextLink>
            ),
          ),
          ...fact(t('asked'), parcel.lastPolledAt && <DateTime value={parcel.lastPolledAt} />),
        ]}
      />
    </div>
  );
}
