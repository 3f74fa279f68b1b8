'use client';

import { Section } from '@mobilytics/ui/page';
import { Badge } from '@mobilytics/ui/status';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#parts/plain-table.tsx';
import type { ReceivedRow } from './received-rows.ts';

/** Each line as it was understood, with what is wrong with it, while the person types. */
export function ReceivedRows({ rows }: { rows: readonly ReceivedRow[] }) {
  const t = useTranslations('devices.receive');
  const tc = useTranslations('common.columns');
  const td = useTranslations('devices.columns');
  const bad = rows.filter((row) => row.problem).length;
  return (
    <Section
      title={t('rows')}
      description={<output>{t('counted', { good: rows.length - bad, bad })}</output>}
      isFlush
    >
      <PlainTable
        label={t('rows')}
        rows={rows}
        rowId={(row) => String(row.line)}
        empty=""
        columns={[
          { id: 'line', header: t('line'), align: 'end', cell: (row) => row.line },
          {
            id: 'serial',
            header: tc('serial'),
            cell: (row) => <span className="font-mono text-xs">{row.serial}</span>,
          },
          {
            id: 'imei',
            header: td('imei'),
            cell: (row) => <span className="font-mono text-xs">{row.imei}</span>,
          },
          {
            id: 'firmware',
            header: td('firmware'),
            cell: (row) => <span className="font-mono text-xs">{row.firmware}</span>,
          },
          {
            id: 'check',
            header: t('check'),
            cell: (row) =>
              row.problem ? (
                <span className="text-danger">
                  {t(`problems.${row.problem.code}`, { line: row.problem.otherLine ?? 0 })}
                </span>
              ) : (
                <Badge tone="success" shape="check">
                  {t('ok')}
                </Badge>
              ),
          },
        ]}
      />
    </Section>
  );
}
