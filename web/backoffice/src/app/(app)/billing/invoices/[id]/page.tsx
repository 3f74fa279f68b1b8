'use client';

import { useQuery } from '@apollo/client/react';
import { CopyId } from '@mobilytics/ui/copy-id';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { fact, momentFact } from '@mobilytics/ui/fact';
import { Money } from '@mobilytics/ui/money';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useMay } from '#layout/viewer.tsx';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { AuditTrail } from '#parts/audit-trail.tsx';
import { MoneyRequests } from '#parts/money-requests.tsx';
import { ObjectState, PartMissing } from '#parts/object-state.tsx';
import { InvoiceActions } from './invoice-actions.tsx';
import { InvoiceEvidence } from './invoice-evidence.tsx';
import { InvoiceHistory, OverdueBanner } from './invoice-history.tsx';
import { InvoiceLines } from './invoice-lines.tsx';
import { invoiceQuery } from './invoice-query.ts';

export default function InvoicePage() {
  const t = useTranslations('billing');
  const tc = useTranslations('common');
  const mayChange = useMay('staff:billing');
  const { id } = useParams<{ id: string }>();
  const query = useQuery(invoiceQuery, { variables: { id }, errorPolicy: 'all', ...visibleOnly });
  usePolling(query);
  const { data, error, refetch } = query;
  const invoice = data?.invoice;
  if (!invoice) {
    return (
      <ObjectState
        list={{ label: t('invoices.title'), href: '/billing/invoices' }}
        isMissing={data?.invoice === null}
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  const { order, organization } = invoice;
  return (
    <>
      <PageHeader
        title={invoice.number ?? invoice.stripeInvoiceId}
        crumbs={[{ label: t('invoices.title'), href: '/billing/invoices' }]}
        id={invoice.id}
        meta={<Status status={invoice.state} />}
        actions={<InvoiceActions invoice={invoice} onDone={() => void refetch()} />}
      />
      <PartMissing error={error} onRetry={() => void refetch()} />
      <OverdueBanner invoice={invoice} />
      <Section title={tc('facts')}>
        <DescriptionList
          items={[
            {
              term: tc('columns.customer'),
              value: (
                <TextLink href={`/billing/accounts/${organization.id}`}>
                  {organization.name}
                </TextLink>
              ),
            },
            ...(order
              ? [
                  {
                    term: tc('columns.order'),
                    value: <TextLink href={`/orders/${order.id}`}>{order.number}</TextLink>,
                  },
                ]
              : []),
            { term: t('invoices.for'), value: t(`invoices.kinds.${invoice.kind}`) },
            ...fact(t('invoices.memo'), invoice.memo),
            { term: t('invoices.stripeId'), value: <CopyId id={invoice.stripeInvoiceId} /> },
            { term: t('invoices.total'), value: <Money value={invoice.total} /> },
            { term: t('invoices.tax'), value: <Money value={invoice.tax} /> },
            { term: t('invoices.paid'), value: <Money value={invoice.amountPaid} /> },
            { term: t('invoices.due'), value: <Money value={invoice.amountDue} /> },
            ...momentFact(t('invoices.issued'), invoice.issuedAt),
            ...momentFact(t('invoices.paidAt'), invoice.paidAt),
            ...momentFact(t('invoices.fetched'), invoice.fetchedAt),
            ...(invoice.hostedUrl
              ? [
                  {
                    term: t('invoices.hosted'),
                    value: (
                      <TextLink href={invoice.hostedUrl} target="_blank" rel="noreferrer">
                        {t('invoices.open')}
                      </TextLink>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Section>
      <InvoiceLines lines={invoice.lines} />
      <InvoiceEvidence invoiceId={invoice.id} />
      {mayChange && <MoneyRequests filter={{ invoiceId: invoice.id }} />}
      <InvoiceHistory invoice={invoice} />
      <Section title={tc('audit.title')}>
        <AuditTrail targetId={invoice.id} />
      </Section>
    </>
  );
}
