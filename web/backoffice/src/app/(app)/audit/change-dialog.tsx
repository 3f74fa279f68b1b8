'use client';

import { DateTime } from '@mobilytics/ui/date-time';
import { Dialog } from '@mobilytics/ui/dialog';
import { useTranslations } from 'next-intl';
import { changedFields } from '#lib/audit-fields.ts';
import { PlainTable } from '#parts/plain-table.tsx';

/** One change, its fields before and after beside each other. */
export function ChangeDialog({
  entry,
  onClose,
}: {
  entry: {
    action: string;
    targetType: string;
    occurredAt: string;
    actorName: string | null;
    actorId: string;
    before: string | null;
    after: string | null;
  };
  onClose: () => void;
}) {
  const t = useTranslations('audit');
  return (
    <Dialog
      title={t('change', { action: entry.action, target: entry.targetType })}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      width="large"
    >
      <p className="mb-4 text-sm text-muted">
        {entry.actorName ?? entry.actorId} · <DateTime value={entry.occurredAt} style="absolute" />
      </p>
      <div className="-mx-5 sm:-mx-6">
        <PlainTable
          label={t('columns.change')}
          rows={changedFields(entry.before, entry.after)}
          rowId={(field) => field.name}
          empty={t('noFields')}
          columns={[
            { id: 'field', header: t('field'), cell: (field) => field.name },
            {
              id: 'before',
              header: t('before'),
              cell: (field) => <Value text={field.before} />,
            },
            { id: 'after', header: t('after'), cell: (field) => <Value text={field.after} /> },
          ]}
        />
      </div>
    </Dialog>
  );
}

function Value({ text }: { text: string | null }) {
  if (text === null) return <span className="text-muted">—</span>;
  return <span className="font-mono text-xs [overflow-wrap:anywhere]">{text}</span>;
}
