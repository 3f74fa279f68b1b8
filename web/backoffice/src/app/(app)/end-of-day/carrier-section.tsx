import { Button } from '@mobilytics/ui/button';
import { formatNumber } from '@mobilytics/ui/lib/format';
import { Section } from '@mobilytics/ui/page';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { CarrierDay, WarehouseDay } from './end-of-day-query.ts';
import { ManifestTable } from './manifest-table.tsx';
import { HeldBackTable, ParcelTable } from './parcel-tables.tsx';
import { PickupDialog } from './pickup-dialog.tsx';
import { PickupTable } from './pickup-table.tsx';

interface CarrierSectionProps {
  day: WarehouseDay;
  carrier: CarrierDay;
  isClosing: boolean;
  onClose: () => void;
  onChange: () => Promise<unknown>;
}

/** One carrier at one warehouse: what is ready, what stays, the papers, the driver. */
export function CarrierSection({ day, carrier, ...rest }: CarrierSectionProps) {
  const t = useTranslations('endOfDay');
  const tc = useTranslations('common');
  const { locale } = useUi();
  const [isBooking, setBooking] = useState(false);
  const { ready, heldBack, manifests, pickups, readyWeightGrams } = carrier;
  const kilograms = formatNumber(Math.round(readyWeightGrams / 100) / 10, locale);
  const name = tc(`carriers.${carrier.carrier}`);
  const hasPickup = pickups.some(({ status }) => status === 'BOOKED' || status === 'REQUESTED');
  return (
    <Section
      title={name}
      description={
        day.isToday
          ? t('ready', { count: ready.length, kilograms })
          : t('handedOver', { count: sumOf(manifests) })
      }
      actions={
        <>
          {day.isToday && carrier.booksPickups && !hasPickup && (
            <Button size="small" onPress={() => setBooking(true)}>
              {t('pickup.book')}
            </Button>
          )}
          {day.isToday && ready.length > 0 && (
            <Button size="small" isPending={rest.isClosing} onPress={rest.onClose}>
              {t('close', { carrier: name })}
            </Button>
          )}
        </>
      }
      isFlush
    >
      {ready.length > 0 && (
        <>
          <p className="px-4 pb-2 text-sm text-muted sm:px-5">
            {t(carrier.tellsCarrier ? 'tells' : 'lists')}
          </p>
          <ParcelTable label={t('readyLabel', { carrier: name })} parcels={ready} />
        </>
      )}
      {heldBack.length > 0 && <HeldBackTable heldBack={heldBack} />}
      {manifests.length > 0 && <ManifestTable manifests={manifests} onChange={rest.onChange} />}
      {pickups.length > 0 && <PickupTable pickups={pickups} onChange={rest.onChange} />}
      {ready.length + heldBack.length + manifests.length + pickups.length === 0 && (
        <p className="px-4 pb-2 text-sm text-muted sm:px-5">{t('nothingHere')}</p>
      )}
      {day.isToday && carrier.pickupHint && (
        <p className="px-4 pt-2 pb-4 text-sm text-muted sm:px-5">{carrier.pickupHint}</p>
      )}
      {isBooking && (
        <PickupDialog
          day={day}
          carrier={carrier}
          onClose={() => setBooking(false)}
          onChange={rest.onChange}
        />
      )}
    </Section>
  );
}

const sumOf = (manifests: CarrierDay['manifests']) =>
  manifests
    .filter(({ status }) => status !== 'FAILED')
    .reduce((sum, { parcelCount }) => sum + parcelCount, 0);
