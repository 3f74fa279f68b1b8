'use client';

import { CopyId } from '@mobilytics/ui/copy-id';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { fact, momentFact } from '@mobilytics/ui/fact';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#parts/plain-table.tsx';
import type { Return } from './return-query.ts';

export function ReturnFacts({ found }: { found: Return }) {
  const t = useTranslations('returns');
  const tc = useTranslations('common.columns');
  return (
    <DescriptionList
      items={[
        {
          term: tc('customer'),
          value: (
            <TextLink href={`/customers/${found.organization.id}`}>
              {found.organization.name}
            </TextLink>
          ),
        },
        {
          term: tc('order'),
          value: <TextLink href={`/orders/${found.order.id}`}>{found.order.number}</TextLink>,
        },
        { term: t('columns.reason'), value: t(`reasons.${found.reason}`) },
        ...fact(t('note'), found.note),
        ...fact(t('columns.resolution'), found.resolution && t(`resolutions.${found.resolution}`)),
        ...fact(t('decisionNote'), found.decisionNote),
        ...momentFact(t('requested'), found.requestedAt),
        ...momentFact(t('approved'), found.approvedAt),
        ...momentFact(t('received'), found.receivedAt),
        ...momentFact(t('inspected'), found.inspectedAt),
        ...momentFact(t('closed'), found.closedAt),
      ]}
    />
  );
}

export function ReturnParcelFacts({ parcel }: { parcel: Return['parcel'] }) {
  const t = useTranslations('returns');
  const tc = useTranslations('common');
  if (!parcel) return <p className="text-sm text-muted">{t('noParcel')}</p>;
  return (
    <DescriptionList
      items={[
        { term: tc('columns.status'), value: <Status status={parcel.status} /> },
        { term: t('warehouse'), value: parcel.warehouse.name },
        ...fact(
          t('service'),
          parcel.carrier &&
            [tc(`carriers.${parcel.carrier}`), parcel.serviceName].filter(Boolean).join(', '),
        ),
        ...fact(t('cost'), parcel.cost && <Money value={parcel.cost} />),
        ...fact(
          tc('columns.tracking'),
          parcel.trackingNumber && <CopyId id={parcel.trackingNumber} />,
        ),
        ...fact(
          t('label'),
          parcel.labelUrl && (
            <TextLink href={parcel.labelUrl} target="_blank" rel="noreferrer">
              {t('openLabel')}
            </TextLink>
          ),
        ),
        ...momentFact(t('arrived'), parcel.arrivedAt),
      ]}
    />
  );
}

export function ReturnLines({ lines }: { lines: Return['lines'] }) {
  const t = useTranslations('returns');
  const tc = useTranslations('common');
  return (
    <Section title={t('lines.title')} isFlush>
      <PlainTable
        label={t('lines.title')}
        rows={lines}
        rowId={(line) => line.id}
        empty={tc('none')}
        columns={[
          {
            id: 'name',
            header: tc('columns.name'),
            cell: ({ orderLine }) => (
              <>
                <span className="font-medium">{orderLine.name}</span>
                <span className="block font-mono text-xs text-muted">{orderLine.sku}</span>
              </>
            ),
          },
          {
            id: 'announced',
            header: t('lines.announced'),
            cell: ({ quantity, serials }) => (
              <>
                {quantity}
                {serials.map((serial) => (
                  <span key={serial} className="block font-mono text-xs">
                    {serial}
                  </span>
                ))}
              </>
            ),
          },
          {
            id: 'found',
            header: t('lines.found'),
            cell: ({ inspection }) =>
              inspection.length === 0
                ? '—'
                : inspection.map((piece) => (
                    <span key={`${piece.serial}${piece.condition}`} className="block text-sm">
                      {piece.serial ? (
                        <span className="font-mono text-xs">{piece.serial}</span>
                      ) : (
                        piece.quantity
                      )}{' '}
                      {t(`inspect.conditions.${piece.condition}`)}
                      {piece.note && <span className="text-muted"> · {piece.note}</span>}
                    </span>
                  )),
          },
        ]}
      />
    </Section>
  );
}
