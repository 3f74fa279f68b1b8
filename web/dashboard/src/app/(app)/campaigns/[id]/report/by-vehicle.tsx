'use client';

import { formatNumber } from '@mobilytics/ui/lib/format';
import { Section } from '@mobilytics/ui/page';
import { TextLink } from '@mobilytics/ui/text-link';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#components/plain-table.tsx';
import type { Delivery } from './report-query.ts';

export function ByVehicle({ delivery }: { delivery: Delivery }) {
  const t = useTranslations('report');
  const { locale } = useUi();
  const number = (value: string | undefined, digits: number) =>
    value === undefined ? (
      <span className="text-muted">{t('missing')}</span>
    ) : (
      formatNumber(value, locale, { maximumFractionDigits: digits })
    );
  return (
    <Section title={t('byVehicle')} isFlush>
      <PlainTable
        label={t('byVehicle')}
        rows={delivery.byVehicle}
        rowId={({ vehicle }) => vehicle.id}
        columns={[
          {
            header: t('vehicle'),
            cell: ({ vehicle }) => (
              <TextLink href={`/vehicles/${vehicle.id}`}>{vehicle.name}</TextLink>
            ),
          },
          { header: 'GROSS', align: 'end', cell: ({ gross }) => number(gross?.persons, 0) },
          { header: 'OTS', align: 'end', cell: ({ ots }) => number(ots?.persons, 0) },
          {
            header: t('km'),
            align: 'end',
            cell: ({ kilometres }) => number(kilometres, 1),
          },
          {
            header: t('hours'),
            align: 'end',
            cell: ({ hours }) => number(hours, Number(hours) < 10 ? 2 : 1),
          },
        ]}
      />
    </Section>
  );
}
