'use client';

import { useTranslations } from 'next-intl';
import { changedFields } from '#lib/audit-fields.ts';

/** The fields that an audit entry changed, before and after. */
export function AuditChange({ before, after }: { before: string | null; after: string | null }) {
  const t = useTranslations('common.audit');
  const fields = changedFields(before, after);
  if (fields.length === 0) return null;
  return (
    <dl className="mt-1 grid grid-cols-[minmax(6rem,auto)_1fr] gap-x-4 gap-y-0.5 font-mono text-xs">
      {fields.map((field) => (
        <div key={field.name} className="contents">
          <dt className="text-muted">{field.name}</dt>
          <dd className="min-w-0 [overflow-wrap:anywhere]">
            {field.before !== null && (
              <>
                <span className="sr-only">{t('before')} </span>
                <del className="text-muted">{field.before}</del>{' '}
              </>
            )}
            {field.after !== null && (
              <>
                <span className="sr-only">{t('after')} </span>
                <ins className="text-ink no-underline">{field.after}</ins>
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
