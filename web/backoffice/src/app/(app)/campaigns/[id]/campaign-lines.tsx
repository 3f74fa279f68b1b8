'use client';

import { CalendarDay } from '@mobilytics/ui/date-time';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import type { BackofficeCampaignQuery } from '#generated/graphql.ts';
import { LineActions } from '#parts/line-actions.tsx';
import { PlainTable } from '#parts/plain-table.tsx';

type Lines = NonNullable<BackofficeCampaignQuery['campaign']>['lines'];

export function CampaignLines({ lines, onChanged }: { lines: Lines; onChanged: () => void }) {
  const t = useTranslations('campaigns');
  const tc = useTranslations('common.columns');
  return (
    <Section title={t('lines.title')} isFlush>
      <PlainTable
        label={t('lines.title')}
        rows={lines}
        rowId={(line) => line.id}
        empty={t('lines.empty')}
        columns={[
          {
            id: 'name',
            header: t('columns.line'),
            cell: (line) => <TextLink href={`/lines/${line.id}`}>{line.name}</TextLink>,
          },
          { id: 'status', header: tc('status'), cell: (line) => <Status status={line.status} /> },
          {
            id: 'dates',
            header: t('columns.dates'),
            cell: (line) => (
              <span className="whitespace-nowrap">
                <CalendarDay value={line.startDate} /> – <CalendarDay value={line.endDate} />
              </span>
            ),
          },
          {
            id: 'placement',
            header: t('columns.placement'),
            cell: (line) => t(`placements.${line.placement}`),
          },
          {
            id: 'vehicles',
            header: t('columns.vehicles'),
            align: 'end',
            cell: (line) => line.vehicles.length,
          },
          {
            id: 'price',
            header: t('columns.price'),
            align: 'end',
            cell: (line) => (line.price ? <Money value={line.price} /> : t('noPrice')),
          },
          {
            id: 'actions',
            header: tc('actions'),
            cell: (line) => <LineActions line={line} size="small" onChanged={onChanged} />,
          },
        ]}
      />
    </Section>
  );
}
