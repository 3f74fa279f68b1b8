import { Money } from '@mobilytics/ui/money';
import { Badge } from '@mobilytics/ui/status';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#parts/plain-table.tsx';
import type { Difference } from './bills-query.ts';

/** What a bill would open, before it is read for good. */
export function DifferenceTable({ differences }: { differences: readonly Difference[] }) {
  const t = useTranslations('carriers.reconciliation');
  const tc = useTranslations('common');
  return (
    <PlainTable
      label={t('differences')}
      rows={differences}
      rowId={({ kind, trackingNumber }) => `${kind} ${trackingNumber}`}
      empty=""
      columns={[
        { id: 'kind', header: t('kind'), cell: ({ kind }) => <DifferenceKind kind={kind} /> },
        {
          id: 'tracking',
          header: tc('columns.tracking'),
          cell: ({ trackingNumber }) => <span className="font-mono text-xs">{trackingNumber}</span>,
        },
        {
          id: 'expected',
          header: t('expected'),
          align: 'end',
          cell: ({ expected }) => expected && <Money value={expected} />,
        },
        {
          id: 'billed',
          header: t('billed'),
          align: 'end',
          cell: ({ billed }) => billed && <Money value={billed} />,
        },
      ]}
    />
  );
}

export function DifferenceKind({ kind }: { kind: Difference['kind'] }) {
  const t = useTranslations('carriers.reconciliation.kinds');
  return (
    <Badge tone="warning" shape="triangle">
      {t(kind)}
    </Badge>
  );
}
