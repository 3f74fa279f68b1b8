'use client';

import { DateTime } from '@mobilytics/ui/date-time';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { formatNumber } from '@mobilytics/ui/lib/format';
import { Money } from '@mobilytics/ui/money';
import { TextLink } from '@mobilytics/ui/text-link';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { CampaignDelivery } from './campaign-delivery.tsx';
import type { Evidence } from './lib/evidence.ts';

type Of<Name extends Evidence['__typename']> = Extract<Evidence, { __typename: Name }>;

/** What one line of an invoice rests on; a line that nothing explains says so. */
export function LineEvidence({
  evidence,
  isExplained,
}: {
  evidence: readonly Evidence[];
  isExplained: boolean;
}) {
  const t = useTranslations('evidence');
  return (
    <div className="flex flex-col gap-4">
      {!isExplained && <p className="text-sm">{t('unexplained')}</p>}
      {evidence.map((one) => (
        <Block key={keyOf(one)} title={t(`kinds.${one.__typename}`)}>
          <OneEvidence evidence={one} />
        </Block>
      ))}
    </div>
  );
}

/** A line has one of each kind, and taxes by their names. */
const keyOf = (one: Evidence) => (one.__typename === 'TaxEvidence' ? one.taxName : one.__typename);

function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <p className="mb-1 text-sm font-medium">{title}</p>
      {children}
    </div>
  );
}

function OneEvidence({ evidence }: { evidence: Evidence }) {
  const t = useTranslations('evidence');
  switch (evidence.__typename) {
    case 'OrderEvidence':
      return <OrderPart evidence={evidence} />;
    case 'PlanEvidence':
      return <PlanPart evidence={evidence} />;
    case 'CampaignEvidence':
      return <CampaignPart evidence={evidence} />;
    case 'UsageEvidence':
      return <UsagePart evidence={evidence} />;
    case 'ProrationEvidence':
      return <ProrationPart evidence={evidence} />;
    case 'TaxEvidence':
      return <TaxPart evidence={evidence} />;
    case 'HandWrittenEvidence':
      return <p className="text-sm">{evidence.reason ?? t('handWritten')}</p>;
  }
}

function OrderPart({ evidence }: { evidence: Of<'OrderEvidence'> }) {
  const t = useTranslations('evidence');
  const { order, orderNumber, isShipping, name, sku, quantity, unitPrice, pieces } = evidence;
  return (
    <>
      <DescriptionList
        items={[
          {
            term: t('order'),
            value: <TextLink href={`/orders/${order.id}`}>{orderNumber}</TextLink>,
          },
          {
            term: t('what'),
            value: isShipping ? t('shipping') : `${name} (${sku})`,
          },
          {
            term: t('price'),
            value: (
              <>
                {quantity} × <Money value={unitPrice} />
              </>
            ),
          },
        ]}
      />
      {pieces.length > 0 && (
        <ul className="mt-2 flex flex-col gap-1 text-sm" aria-label={t('serials')}>
          {pieces.map(({ serial, device, shipmentId }) => {
            const parcel = evidence.parcels.find((one) => one.shipmentId === shipmentId);
            return (
              <li key={serial}>
                {device ? (
                  <TextLink href={`/devices/${device.id}`}>
                    <span className="font-mono text-xs">{serial}</span>
                  </TextLink>
                ) : (
                  <span className="font-mono text-xs">{serial}</span>
                )}{' '}
                <span className="text-muted">
                  {t('inParcel', { parcel: parcel?.trackingNumber ?? shipmentId })}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}

function PlanPart({ evidence: { from, to, basis, devices } }: { evidence: Of<'PlanEvidence'> }) {
  const t = useTranslations('evidence');
  return (
    <>
      <p className="text-sm">
        <DateTime value={from} style="absolute" /> – <DateTime value={to} style="absolute" />
        <span className="block text-muted">{t(`basis.${basis}`)}</span>
      </p>
      {devices.length === 0 && <p className="text-sm text-muted">{t('noDevices')}</p>}
      <ul className="mt-2 flex flex-col gap-1 text-sm" aria-label={t('devices')}>
        {devices.map(({ device, serial, days, vehicleName, firstDriven, lastDriven }) => (
          <li key={device.id}>
            <TextLink href={`/devices/${device.id}`}>
              <span className="font-mono text-xs">{serial}</span>
            </TextLink>{' '}
            {t('coveredDays', { days })}
            {vehicleName && `, ${vehicleName}`}
            <span className="text-muted">
              {' · '}
              {firstDriven && lastDriven
                ? t('drove', { first: firstDriven, last: lastDriven })
                : t('didNotDrive')}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function CampaignPart({ evidence }: { evidence: Of<'CampaignEvidence'> }) {
  const t = useTranslations('evidence');
  const { locale } = useUi();
  const { campaign, campaignName, lineName, firstDay, lastDay, vehicles, delivered } = evidence;
  const promised = evidence.guaranteedImpressions;
  return (
    <DescriptionList
      items={[
        {
          term: t('campaign'),
          value: (
            <>
              <TextLink href={`/campaigns/${campaign.id}`}>{campaignName}</TextLink>, {lineName}
            </>
          ),
        },
        { term: t('flight'), value: t('flightOf', { firstDay, lastDay, vehicles }) },
        {
          term: t('guaranteed'),
          value:
            promised === null
              ? t('nothingGuaranteed')
              : t('impressions', { count: formatNumber(promised, locale), level: 'OTS' }),
        },
        { term: t('delivered'), value: <CampaignDelivery delivered={delivered} /> },
      ]}
    />
  );
}

function UsagePart({ evidence }: { evidence: Of<'UsageEvidence'> }) {
  const t = useTranslations('evidence');
  const { meter, from, to, invoicedQuantity, countedQuantity, lines } = evidence;
  return (
    <>
      <p className="text-sm">
        {t(`meters.${meter}`, { count: invoicedQuantity })},{' '}
        <DateTime value={from} style="absolute" /> – <DateTime value={to} style="absolute" />
      </p>
      {countedQuantity !== invoicedQuantity && (
        <p className="text-sm">{t('countedOtherwise', { count: countedQuantity })}</p>
      )}
      <ul className="mt-2 flex flex-col gap-1 text-sm" aria-label={t('byLine')}>
        {lines.map(({ line, lineName, campaign, campaignName, quantity }) => (
          <li key={line.id}>
            <TextLink href={`/campaigns/${campaign.id}`}>{campaignName}</TextLink>, {lineName}:{' '}
            {t(`meters.${meter}`, { count: quantity })}
          </li>
        ))}
      </ul>
    </>
  );
}

function ProrationPart({ evidence }: { evidence: Of<'ProrationEvidence'> }) {
  const t = useTranslations('evidence');
  const { locale } = useUi();
  const { from, to, seconds, periodSeconds, fullAmount, amount, matches, recomputed } = evidence;
  return (
    <div className="flex flex-col gap-1 text-sm">
      <p>
        <DateTime value={from} style="absolute" /> – <DateTime value={to} style="absolute" />
      </p>
      <p>
        <Money value={fullAmount} /> × {formatNumber(seconds, locale)} ÷{' '}
        {formatNumber(periodSeconds, locale)} s = <Money value={recomputed} />
      </p>
      <p className="text-muted">
        {matches ? t('sameToTheCent') : t('notTheSame')} {!matches && <Money value={amount} />}
      </p>
    </div>
  );
}

function TaxPart({ evidence }: { evidence: Of<'TaxEvidence'> }) {
  const { locale } = useUi();
  const { taxName, jurisdiction, rate, base, amount } = evidence;
  return (
    <p className="text-sm">
      {taxName}
      {jurisdiction && ` (${jurisdiction})`}: {formatNumber(rate, locale, rateFormat)}
      {'\u00a0'}% × <Money value={base} /> = <Money value={amount} />
    </p>
  );
}

const rateFormat = { maximumFractionDigits: 3 };
