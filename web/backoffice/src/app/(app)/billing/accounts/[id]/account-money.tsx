'use client';

import { DateTime } from '@mobilytics/ui/date-time';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#parts/plain-table.tsx';
import type { AccountData } from './account-query.ts';

/** Invoices, payments, credit notes, disputes and data plans of an account, the newest of each. */
export function AccountMoney({
  shown,
  organizationId,
}: {
  shown: AccountData;
  organizationId: string;
}) {
  const t = useTranslations('money');
  const tb = useTranslations('billing');
  const tc = useTranslations('common.columns');
  const { invoices, payments, creditNotes, disputes, financeAccount } = shown;
  const plans = financeAccount?.organization.billingAccount?.subscriptions ?? [];
  return (
    <>
      <Section
        title={t('accounts.counted', {
          what: tb('invoices.title'),
          count: invoices?.totalCount ?? 0,
        })}
        isFlush
      >
        <PlainTable
          label={tb('invoices.title')}
          rows={invoices?.edges.map(({ node }) => node) ?? []}
          rowId={({ id }) => id}
          empty={tb('invoices.empty')}
          columns={[
            {
              id: 'number',
              header: tc('number'),
              cell: ({ id, number, stripeInvoiceId }) => (
                <TextLink href={`/billing/invoices/${id}`}>{number ?? stripeInvoiceId}</TextLink>
              ),
            },
            { id: 'state', header: tc('status'), cell: ({ state }) => <Status status={state} /> },
            {
              id: 'total',
              header: tc('total'),
              align: 'end',
              cell: ({ total }) => <Money value={total} />,
            },
            {
              id: 'due',
              header: tb('invoices.due'),
              align: 'end',
              cell: ({ amountDue }) => <Money value={amountDue} />,
            },
            {
              id: 'issued',
              header: tb('invoices.issued'),
              cell: ({ issuedAt }) => issuedAt && <DateTime value={issuedAt} />,
            },
          ]}
        />
      </Section>
      <Section
        title={t('accounts.counted', {
          what: tb('payments.title'),
          count: payments?.totalCount ?? 0,
        })}
        isFlush
      >
        <PlainTable
          label={tb('payments.title')}
          rows={payments?.edges.map(({ node }) => node) ?? []}
          rowId={({ id }) => id}
          empty={tb('payments.empty')}
          columns={[
            {
              id: 'method',
              header: t('payment.one'),
              cell: ({ id, method }) => (
                <TextLink href={`/billing/payments/${id}`}>{method ?? id}</TextLink>
              ),
            },
            { id: 'state', header: tc('status'), cell: ({ state }) => <Status status={state} /> },
            {
              id: 'amount',
              header: tc('amount'),
              align: 'end',
              cell: ({ amount }) => <Money value={amount} />,
            },
            {
              id: 'refunded',
              header: t('payment.refunded'),
              align: 'end',
              cell: ({ refunded }) => <Money value={refunded} />,
            },
            {
              id: 'date',
              header: tc('date'),
              cell: ({ createdAt }) => <DateTime value={createdAt} />,
            },
          ]}
        />
      </Section>
      <Section title={t('credit.notes')} isFlush>
        <PlainTable
          label={t('credit.notes')}
          rows={creditNotes?.edges.map(({ node }) => node) ?? []}
          rowId={({ id }) => id}
          empty={t('credit.empty')}
          columns={[
            {
              id: 'number',
              header: tc('number'),
              cell: ({ id, number }) => (
                <TextLink href={`/billing/credit-notes/${id}`}>{number}</TextLink>
              ),
            },
            { id: 'state', header: tc('status'), cell: ({ state }) => <Status status={state} /> },
            {
              id: 'total',
              header: tc('total'),
              align: 'end',
              cell: ({ total }) => <Money value={total} />,
            },
            {
              id: 'date',
              header: tc('date'),
              cell: ({ createdAt }) => <DateTime value={createdAt} />,
            },
          ]}
        />
      </Section>
      <Section title={t('disputes.title')} isFlush>
        <PlainTable
          label={t('disputes.title')}
          rows={disputes?.edges.map(({ node }) => node) ?? []}
          rowId={({ id }) => id}
          empty={t('disputes.empty')}
          columns={[
            {
              id: 'amount',
              header: tc('amount'),
              cell: ({ id, amount }) => (
                <TextLink href={`/billing/disputes/${id}`}>
                  <Money value={amount} />
                </TextLink>
              ),
            },
            { id: 'state', header: tc('status'), cell: ({ state }) => <Status status={state} /> },
            {
              id: 'due',
              header: t('disputes.due'),
              cell: ({ evidenceDueAt }) => evidenceDueAt && <DateTime value={evidenceDueAt} />,
            },
          ]}
        />
      </Section>
      <Section title={t('accounts.plans')} isFlush>
        <PlainTable
          label={t('accounts.plans')}
          rows={plans}
          rowId={({ id }) => `${organizationId} ${id}`}
          empty={t('accounts.noPlans')}
          columns={[
            {
              id: 'plan',
              header: tc('name'),
              cell: ({ description, quantity }) => `${quantity} × ${description}`,
            },
            { id: 'state', header: tc('status'), cell: ({ state }) => <Status status={state} /> },
            {
              id: 'price',
              header: t('accounts.unitPrice'),
              align: 'end',
              cell: ({ unitPrice }) => <Money value={unitPrice} />,
            },
            {
              id: 'until',
              header: t('accounts.paidUntil'),
              cell: ({ currentPeriodEnd }) =>
                currentPeriodEnd && <DateTime value={currentPeriodEnd} />,
            },
          ]}
        />
      </Section>
    </>
  );
}
