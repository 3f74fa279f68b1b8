import { DateTime } from '@mobilytics/ui/date-time';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#components/plain-table.tsx';
import type { UsageQuery } from '#generated/graphql.ts';

type Billing = UsageQuery['usageBillings']['edges'][number]['node'];

/** What the customer pays by usage, at which price, and when it is invoiced next. */
export function UsageContract({ billings }: { billings: readonly Billing[] }) {
  const t = useTranslations('usage');
  if (billings.length === 0) return null;
  return (
    <Section title={t('contract')} isFlush>
      <PlainTable
        label={t('contract')}
        rows={billings}
        rowId={({ id }) => id}
        columns={[
          { header: t('meter'), cell: ({ meter }) => t(`meters.${meter}`) },
          {
            header: t('price'),
            align: 'end',
            cell: ({ unitPrice, pricedPer, meter }) => (
              <>
                <Money value={unitPrice} />{' '}
                <span className="text-muted">{t(`per.${meter}`, { count: pricedPer })}</span>
              </>
            ),
          },
          { header: t('state'), cell: ({ state }) => <Status status={state} /> },
          {
            header: t('nextInvoice'),
            cell: ({ periodEnd }) =>
              periodEnd ? <DateTime value={periodEnd} style="absolute" /> : '—',
          },
        ]}
      />
    </Section>
  );
}
