'use client';

import { Banner } from '@mobilytics/ui/banner';
import { Button, LinkButton } from '@mobilytics/ui/button';
import { CopyId } from '@mobilytics/ui/copy-id';
import { DateTime } from '@mobilytics/ui/date-time';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useParams } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { Loaded } from '#components/loaded.tsx';
import { useMay } from '#layout/viewer.tsx';
import { useLiveQuery } from '#lib/use-live-query.ts';
import { usePrint } from '#lib/use-print.ts';
import { InvoiceHistory } from './invoice-history.tsx';
import { type Invoice, InvoiceLines } from './invoice-lines.tsx';
import { invoiceQuery } from './invoice-query.ts';

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
          <Header invoice={invoice} />
          <InvoiceLines invoice={invoice} />
          <InvoiceHistory invoice={invoice} />
          <Facts invoice={invoice} />
        </>
      )}
    </Loaded>
  );
}

function Header({ invoice }: { invoice: Invoice }) {
  const t = useTranslations('billing');
  const locale = useLocale();
  const printing = usePrint();
  const print = (language: string) =>
    void printing.printInvoice({ invoiceId: invoice.id, locale: language });
  const isOpen = invoice.state === 'OPEN' && Number(invoice.amountDue.amount) > 0;
  return (
    <>
      <PageHeader
        title={t('invoiceTitle', { number: invoice.number ?? invoice.id })}
        crumbs={[{ label: t('invoices'), href: '/billing/invoices' }]}
        id={invoice.id}
        meta={<Status status={invoice.state} />}
        actions={
          <span className="flex flex-wrap gap-2 print:hidden">
            {invoice.issuedAt && (
              <>
                <Button isPending={printing.isPending} onPress={() => print(locale)}>
                  {t('ourPdf')}
                </Button>
                <Button
                  isPending={printing.isPending}
                  onPress={() => print(locale === 'fr' ? 'en' : 'fr')}
                >
                  {locale === 'fr' ? 'PDF in English' : 'PDF en français'}
                </Button>
              </>
            )}
            {invoice.stripePdfUrl && (
              <LinkButton href={invoice.stripePdfUrl} target="_blank" rel="noreferrer">
                {t('stripePdf')}
              </LinkButton>
            )}
            {invoice.hostedUrl && (
              <LinkButton
                kind={isOpen ? 'primary' : 'secondary'}
                href={invoice.hostedUrl}
                target="_blank"
                rel="noreferrer"
              >
                {isOpen ? t('payNow') : t('hosted')}
              </LinkButton>
            )}
          </span>
        }
      />
      {printing.problem && (
        <div className="mb-6">
          <Banner tone="danger">{printing.problem}</Banner>
        </div>
      )}
    </>
  );
}

function Facts({ invoice }: { invoice: Invoice }) {
  const t = useTranslations('billing');
  const at = (value: string | null | undefined) =>
    value ? <DateTime value={value} style="absolute" /> : '—';
  return (
    <Section title={t('facts')}>
      <DescriptionList
        items={[
          { term: t('kind'), value: t(`kinds.${invoice.kind}`) },
          ...(invoice.order
            ? [
                {
                  term: t('order'),
                  value: (
                    <TextLink href={`/orders/${invoice.order.id}`}>{invoice.order.number}</TextLink>
                  ),
                },
              ]
            : []),
          ...(invoice.subscription
            ? [
                {
                  term: t('dataPlan'),
                  value: (
                    <TextLink href={`/billing/plans/${invoice.subscription.id}`}>
                      {invoice.subscription.planName}
                    </TextLink>
                  ),
                },
              ]
            : []),
          { term: t('purchaseOrder'), value: invoice.purchaseOrderNumber ?? '—' },
          { term: t('issued'), value: at(invoice.issuedAt) },
          ...(invoice.dueAt ? [{ term: t('dueAt'), value: at(invoice.dueAt) }] : []),
          ...(invoice.nextPaymentAttemptAt
            ? [{ term: t('nextAttempt'), value: at(invoice.nextPaymentAttemptAt) }]
            : []),
          { term: t('paid'), value: at(invoice.paidAt) },
          { term: t('stripe'), value: <CopyId id={invoice.stripeInvoiceId} /> },
          { term: t('fetched'), value: <DateTime value={invoice.fetchedAt} /> },
        ]}
      />
    </Section>
  );
}
