'use client';

import { useMutation } from '@apollo/client/react';
import { Button } from '@mobilytics/ui/button';
import { CopyId } from '@mobilytics/ui/copy-id';
import { ErrorState } from '@mobilytics/ui/error-state';
import { Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { PackageOpen } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useAction } from '#lib/use-action.ts';
import { missingInParcel } from './parcels.ts';
import { unpackMutation } from './station-mutations.ts';
import type { Shipment } from './station-query.ts';

/** What lies in the parcel that is worked on, and the way to take it apart again. */
export function ParcelContents({
  shipment,
  number,
  onUnpacked,
}: {
  shipment: Shipment;
  /** Which parcel of this fulfilment it is, counted from 1. */
  number: number;
  onUnpacked: () => void;
}) {
  const t = useTranslations('fulfilment.contents');
  const [unpack] = useMutation(unpackMutation);
  const { run, isPending, problem } = useAction();
  const canUnpack = shipment.status === 'DRAFT' || shipment.status === 'RATED';
  const missing = missingInParcel(shipment);
  const takeApart = async () => {
    const answer = await run(shipment.id, async (context) => {
      const { data } = await unpack({ variables: { input: { shipmentId: shipment.id } }, context });
      return data?.unpackParcel;
    });
    if (answer) onUnpacked();
  };
  return (
    <Section
      title={t('title', { number })}
      actions={
        <span className="flex items-center gap-3">
          <Status status={shipment.status} />
          {canUnpack && (
            <Button
              size="small"
              icon={<PackageOpen aria-hidden className="size-4" />}
              isPending={isPending}
              onPress={() => void takeApart()}
            >
              {t('unpack')}
            </Button>
          )}
        </span>
      }
    >
      <PackedItems shipment={shipment} />
      {missing > 0 && (
        <p className="mt-3 text-sm text-warning">{t('missing', { count: missing })}</p>
      )}
      {problem && (
        <div className="mt-4">
          <ErrorState error={problem} />
        </div>
      )}
    </Section>
  );
}

export function PackedItems({ shipment }: { shipment: Pick<Shipment, 'items'> }) {
  return (
    <ul className="flex flex-col gap-1.5 text-sm">
      {shipment.items.map((item) => (
        <li key={item.lineId} className="flex flex-wrap items-center gap-x-3">
          <span>
            <span className="figures font-semibold">{item.quantity} ×</span> {item.name}
          </span>
          {item.devices.map((device) => (
            <CopyId key={device.id} id={device.serial} />
          ))}
        </li>
      ))}
    </ul>
  );
}
