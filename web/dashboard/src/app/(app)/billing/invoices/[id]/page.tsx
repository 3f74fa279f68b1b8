'use client';

import { Button, LinkButton } from '@mobilytics/ui/button';
import { CopyId } from '@mobilytics/ui/copy-id';
import { DateTime } from '@mobilytics/ui/date-time';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { formatDateTime } from '@mobilytics/ui/lib/format';
import { Money } from '@mobilytics/ui/money';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useUi } from '@mobilytics/ui/ui-context';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Loaded } from '#components/loaded.tsx';
import { PlainTable } from '#components/plain-table.tsx';
import { graphql } from '#generated/gql.ts';
import type { InvoiceQuery } from '#generated/graphql.ts';
import { useMay } from '#layout/viewer.tsx';
import { useLiveQuery } from '#lib/use-live-query.ts';

const invoiceQuery = graphql(`
  query Invoice($id: ID!, $withOrders: Boolean!) {
    invoice(id: $id) {
      id
      stripeInvoiceId
      number
      state
      issuedAt
      paidAt
      hostedUrl
      fetchedAt
      total {
        amount
        currency
      }
      tax {
        amount
        currency
      }
      amountDue {
        amount
        currency
      }
      amountPaid {
        amount
        currency
      }
      order @include(if: $withOrders) {
        id
        number
      }
      lines {
        id
        description
        quantity
        periodStart
        periodEnd
        net {
          amount
          currency
        }
        tax {
          amount
          currency
        }
        order @include(if: $withOrders) {
          id
          number
        }
      }
    }
  }
`);

type Invoice = NonNullable<InvoiceQuery['invoice']>;

export default function InvoicePage() {
  const t = useTranslations('billing');
  const { id } = useParams<{ id: string }>();
  const withOrders = useMay('orders:read');
  const { data, error, retry } = useLiveQuery(invoiceQuery, {
    variables: { id, withOrders },
    isUnderWay: ({ invoice }) => invoice?.state === 'OPEN',
    isPartial: true,
  });
  return (
    <Loaded title={t('invoice')} value={data?.invoice} error={error} onRetry={retry}>
      {(invoice) => (
        <>
          <PageHeader
            title={t('invoiceTitle', { number: invoice.number ?? invoice.id })}
            crumbs={[{ label: t('title'), href: '/billing' }]}
            id={invoice.id}
            meta={<Status status={invoice.state} />}
            actions={
              <span className="flex gap-2 print:hidden">
                <Button onPress={() => window.print()}>{t('print')}</Button>
                {invoice.hostedUrl && (
                  <LinkButton
                    kind={invoice.state === 'OPEN' ? 'primary' : 'secondary'}
                    href={invoice.hostedUrl}
                    target="_blank"
                    rel="noreferrer"
                  >
                    {t('hosted')}
                  </LinkButton>
                )}
              </span>
            }
          />
          <InvoiceLines invoice={invoice} />
          <Section title={t('facts')}>
            <DescriptionList
              items={[
                {
                  term: t('order'),
                  value: invoice.order ? (
                    <TextLink href={`/orders/${invoice.order.id}`}>{invoice.order.number}</TextLink>
                  ) : (
                    '—'
                  ),
                },
                {
                  term: t('issued'),
                  value: invoice.issuedAt ? (
                    <DateTime value={invoice.issuedAt} style="absolute" />
                  ) : (
                    '—'
                  ),
                },
                {
                  term: t('paid'),
                  value: invoice.paidAt ? (
                    <DateTime value={invoice.paidAt} style="absolute" />
                  ) : (
                    '—'
                  ),
                },
                { term: t('stripe'), value: <CopyId id={invoice.stripeInvoiceId} /> },
                { term: t('fetched'), value: <DateTime value={invoice.fetchedAt} /> },
              ]}
            />
          </Section>
        </>
      )}
    </Loaded>
  );
}

function InvoiceLines({ invoice }: { invoice: Invoice }) {
  const t = useTranslations('billing');
  const { locale } = useUi();
  const day = (value: string) => formatDateTime(new Date(value), locale, { dateStyle: 'medium' });
  const sums = [
    { label: t('tax'), value: invoice.tax },
    { label: t('total'), value: invoice.total },
    { label: t('amountPaid'), value: invoice.amountPaid },
    { label: t('due'), value: invoice.amountDue },
  ];
  return (
    <Section title={t('lines')} isFlush>
      <PlainTable
        label={t('lines')}
        rows={invoice.lines}
        rowId={(line) => line.id}
        columns={[
          {
            header: t('item'),
            cell: (line) => (
              <>
                <span className="block">{line.description}</span>
                {line.periodStart && line.periodEnd && line.periodStart !== line.periodEnd && (
                  <span className="block text-xs text-muted">
                    {t('period', { from: day(line.periodStart), to: day(line.periodEnd) })}
                  </span>
                )}
              </>
            ),
          },
          { header: t('quantity'), align: 'end', cell: (line) => line.quantity },
          { header: t('net'), align: 'end', cell: (line) => <Money value={line.net} /> },
          { header: t('tax'), align: 'end', cell: (line) => <Money value={line.tax} /> },
        ]}
      />
      <dl className="ml-auto flex max-w-xs flex-col gap-2 px-4 py-4 text-sm sm:px-5">
        {sums.map(({ label, value }) => (
          <div key={label} className="flex justify-between gap-4">
            <dt>{label}</dt>
            <dd>
              <Money value={value} />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
