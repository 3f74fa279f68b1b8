'use client';

import { formatDateTime } from '@mobilytics/ui/lib/format';
import { Money } from '@mobilytics/ui/money';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import type { PreviewLinePartFragment } from '#generated/graphql.ts';

/** What an invoice that does not exist yet is for, line by line, each in words. */
export function PreviewLines({ lines }: { lines: readonly PreviewLinePartFragment[] }) {
  const t = useTranslations('plans');
  const { locale } = useUi();
  const day = (at: string) => formatDateTime(new Date(at), locale, { dateStyle: 'medium' });
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {lines.map((line) => (
        <li key={`${line.kind}${line.description}`} className="flex items-baseline gap-4">
          <span className="min-w-0 grow">
            {line.kind === 'OTHER'
              ? line.description
              : t(`lines.${line.kind}`, {
                  what: `${line.quantity} × ${line.planName ?? line.description}`,
                })}
            <span className="block text-xs text-muted">
              {t('fromTo', { from: day(line.periodStart), to: day(line.periodEnd) })}
            </span>
          </span>
          <Money value={line.amount} />
        </li>
      ))}
    </ul>
  );
}
