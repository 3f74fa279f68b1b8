import { Banner } from '@mobilytics/ui/banner';
import { useTranslations } from 'next-intl';
import type { TaxRowFieldsFragment } from '#generated/graphql.ts';

/** Taxes that are collected without a number on the invoice, and what to do about it. */
export function MissingRegistrations({ rows }: { rows: readonly TaxRowFieldsFragment[] }) {
  const t = useTranslations('finance.taxes');
  const taxes = rows.flatMap((row) => row.taxes);
  const missing = taxes.flatMap(({ registration, registrationNumber }) =>
    registration !== null && registrationNumber === null ? [registration] : [],
  );
  const names = [...new Set(missing)];
  if (names.length === 0) return null;
  return (
    <div className="mb-6">
      <Banner tone="warning" title={t('missingTitle', { names: names.join(', ') })}>
        {t.rich('missingText', {
          example: `${names[0]}=…`,
          code: (text) => <code className="font-mono text-xs">{text}</code>,
        })}
      </Banner>
    </div>
  );
}
