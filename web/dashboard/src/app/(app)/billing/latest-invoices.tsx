'use client';

import { LinkButton } from '@mobilytics/ui/button';
import { DateTime } from '@mobilytics/ui/date-time';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#components/plain-table.tsx';
import type { BillingOverviewQuery } from '#generated/graphql.ts';

/** The last few invoices, and the way to all of them. */
export function LatestInvoices({ invoices }: { invoices: BillingOverviewQuery['invoices'] }) {
  const t = useTranslations('billing');
  const rows = invoices.edges.map((edge) => edge.node);
  return (
    <Section
      title={t('latestInvoices')}
      isFlush={rows.length > 0}
      actions={
        <LinkButton size="small" href="/billing/invoices">
          {t('seeInvoices', { count: invoices.totalCount })}
        </LinkButton>
      }
    >
      {rows.length === 0 ? (
        <p className="text-sm text-muted">{t('emptyText')}</p>
      ) : (
        <PlainTable
          label={t('latestInvoices')}
          rows={rows}
          rowId={(invoice) => invoice.id}
          columns={[
            {
              header: t('number'),
              cell: (invoice) => (
                <TextLink href={`/billing/invoices/${invoice.id}`}>
                  {invoice.number ?? invoice.id}
                </TextLink>
              ),
            },
            { header: t('kind'), cell: (invoice) => t(`kinds.${invoice.kind}`) },
            { header: t('state'), cell: (invoice) => <Status status={invoice.state} /> },
            {
              header: t('issued'),
              cell: (invoice) =>
                invoice.issuedAt && <DateTime value={invoice.issuedAt} style="absolute" />,
            },
            {
              header: t('total'),
              align: 'end',
              cell: (invoice) => <Money value={invoice.total} />,
            },
          ]}
        />
      )}
    </Section>
  );
}
