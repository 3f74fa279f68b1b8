'use client';

import { CopyId } from '@mobilytics/ui/copy-id';
import { DateTime } from '@mobilytics/ui/date-time';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import type { RefundFieldsFragment } from '#generated/graphql.ts';
import { PlainTable } from './plain-table.tsx';

graphql(`
  fragment RefundFields on Refund {
    id
    stripeRefundId
    state
    stripeReason
    reason
    failureReason
    failureNote
    createdAt
    creditNote {
      id
      number
      stripeReason
    }
    amount {
      amount
      currency
    }
  }
`);

/** What was paid back of a payment or an order. */
export function Refunds({ refunds }: { refunds: readonly RefundFieldsFragment[] }) {
  const t = useTranslations('money');
  const tc = useTranslations('common.columns');
  return (
    <Section title={t('refunds.title')} isFlush>
      <PlainTable
        label={t('refunds.title')}
        rows={refunds}
        rowId={({ id }) => id}
        empty={t('refunds.none')}
        columns={[
          { id: 'amount', header: tc('amount'), cell: ({ amount }) => <Money value={amount} /> },
          {
            id: 'state',
            header: tc('status'),
            cell: (refund) => <RefundState refund={refund} />,
          },
          {
            id: 'reason',
            header: t('words.reason'),
            cell: (refund) => <RefundReason refund={refund} />,
          },
          {
            id: 'stripe',
            header: t('words.stripeId'),
            cell: ({ stripeRefundId }) => <CopyId id={stripeRefundId} />,
          },
          {
            id: 'date',
            header: tc('date'),
            cell: ({ createdAt }) => <DateTime value={createdAt} />,
          },
        ]}
      />
    </Section>
  );
}

/** Where a refund stands; for a failed one what the bank said and what was done about it. */
export function RefundState({
  refund,
}: {
  refund: Pick<RefundFieldsFragment, 'state' | 'failureReason' | 'failureNote'>;
}) {
  const t = useTranslations('money.refunds');
  const { state, failureReason, failureNote } = refund;
  return (
    <>
      <Status status={state} />
      {failureReason && (
        <span className="block text-xs text-muted">
          {t.has(`failures.${failureReason}`) ? t(`failures.${failureReason}`) : failureReason}
        </span>
      )}
      {failureNote && <span className="block text-xs">{failureNote}</span>}
    </>
  );
}

/** Why money went back: Stripe's word, ours, and the credit note that gave it. */
export function RefundReason({
  refund: { stripeReason, reason, creditNote },
}: {
  refund: Pick<RefundFieldsFragment, 'stripeReason' | 'reason' | 'creditNote'>;
}) {
  const t = useTranslations('money');
  const creditReason = creditNote?.stripeReason;
  return (
    <>
      {stripeReason && t(`refund.reasons.${stripeReason}`)}
      {creditReason && t(`credit.reasons.${creditReason}`)}
      {reason && <span className="block text-xs text-muted">{reason}</span>}
      {creditNote && (
        <span className="block text-xs">
          {t('refunds.byCreditNote')}{' '}
          <TextLink href={`/billing/credit-notes/${creditNote.id}`}>{creditNote.number}</TextLink>
        </span>
      )}
    </>
  );
}
