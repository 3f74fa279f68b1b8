'use client';

import { Section } from '@mobilytics/ui/page';
import { Badge } from '@mobilytics/ui/status';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#parts/plain-table.tsx';
import type { ImportReport } from './import-query.ts';

const looks = {
  NEW: { tone: 'success', shape: 'check' },
  KNOWN: { tone: 'neutral', shape: 'ring' },
  WRONG: { tone: 'danger', shape: 'triangle' },
} as const;

/** Each row with what becomes of it: the wrong ones first, with what would be right. */
export function ImportRows({ report }: { report: ImportReport }) {
  const t = useTranslations('devices.import');
  const tc = useTranslations('common.columns');
  return (
    <Section title={t('rows')} isFlush>
      <PlainTable
        label={t('rows')}
        rows={report.rows}
        rowId={(row) => String(row.line)}
        empty=""
        columns={[
          { id: 'line', header: t('line'), align: 'end', cell: (row) => row.line },
          {
            id: 'serial',
            header: tc('serial'),
            cell: (row) => (
              <span className="font-mono text-xs whitespace-nowrap">{row.serial || '—'}</span>
            ),
          },
          {
            id: 'outcome',
            header: t('outcome'),
            cell: (row) => <Badge {...looks[row.outcome]}>{t(`outcomes.${row.outcome}`)}</Badge>,
          },
          {
            id: 'problems',
            header: t('problems'),
            cell: (row) => (
              <ul className="flex flex-col gap-1 empty:hidden">
                {row.problems.map((problem) => (
                  <li key={`${problem.field} ${problem.code}`}>
                    <span className="font-mono text-xs">{problem.field}</span>
                    {problem.given && (
                      <span className="text-muted"> {t('given', { given: problem.given })}</span>
                    )}
                    {t('colon')} {problem.message} {t('expected', { expected: problem.expected })}
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </Section>
  );
}
