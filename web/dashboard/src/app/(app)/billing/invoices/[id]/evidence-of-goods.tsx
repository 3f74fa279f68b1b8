'use client';

import { CalendarDay } from '@mobilytics/ui/date-time';
import { Money } from '@mobilytics/ui/money';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#components/plain-table.tsx';
import { EvidencePart } from './evidence-part.tsx';
import type { EvidenceOf } from './line-evidence.tsx';

export function OrderPart({ evidence }: { evidence: EvidenceOf<'OrderEvidence'> }) {
  const t = useTranslations('evidence');
  const { order, orderNumber, name, quantity, unitPrice, isShipping, pieces, parcels } = evidence;
  return (
    <EvidencePart title={t('order')}>
      <p>
        <TextLink href={`/orders/${order.id}`}>
          {t('orderNumber', { number: orderNumber })}
        </TextLink>
        {': '}
        {isShipping ? t('shipping') : `${quantity} × ${name ?? ''}`} (<Money value={unitPrice} />)
      </p>
      {pieces.length > 0 && (
        <p>
          {t('serials')} <span className="font-mono">{pieces.map((p) => p.serial).join(', ')}</span>
        </p>
      )}
      <ul className="flex flex-col gap-1">
        {parcels.map((parcel) => (
          <li key={parcel.shipmentId} className="flex flex-wrap items-center gap-2">
            <Status status={parcel.status} />
            {parcel.trackingUrl ? (
              <TextLink href={parcel.trackingUrl}>{parcel.trackingNumber ?? ''}</TextLink>
            ) : (
              (parcel.trackingNumber ?? '')
            )}
          </li>
        ))}
      </ul>
    </EvidencePart>
  );
}

export function PlanPart({ evidence }: { evidence: EvidenceOf<'PlanEvidence'> }) {
  const t = useTranslations('evidence');
  const { devices, basis } = evidence;
  return (
    <EvidencePart title={t('devices', { count: devices.length })}>
      <p className="text-muted">{t(`basis.${basis}`)}</p>
      {devices.length > 0 && (
        <PlainTable
          label={t('devices', { count: devices.length })}
          rows={devices}
          rowId={({ device }) => device.id}
          columns={[
            {
              header: t('serial'),
              cell: ({ device, serial }) => (
                <TextLink href={`/devices/${device.id}`}>{serial}</TextLink>
              ),
            },
            { header: t('vehicle'), cell: ({ vehicleName }) => vehicleName ?? '—' },
            { header: t('days'), align: 'end', cell: ({ days }) => days },
            {
              header: t('driven'),
              cell: ({ firstDriven, lastDriven }) =>
                firstDriven && lastDriven ? (
                  <>
                    <CalendarDay value={firstDriven} /> – <CalendarDay value={lastDriven} />
                  </>
                ) : (
                  t('notDriven')
                ),
            },
          ]}
        />
      )}
    </EvidencePart>
  );
}
