'use client';

import { useMutation, useQuery } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Dialog } from '@mobilytics/ui/dialog';
import { Form, useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { formatMoney } from '@mobilytics/ui/lib/format';
import { SelectField } from '@mobilytics/ui/select-field';
import { TextField } from '@mobilytics/ui/text-field';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import type { RefundReason } from '#generated/graphql.ts';
import { plainDecimal } from '#lib/plain-decimal.ts';
import { useTellRequest } from './use-tell-request.ts';

const refundMutation = graphql(`
  mutation RefundPayment($input: RefundPaymentInput!) {
    refundPayment(input: $input) {
      ... on RefundPaymentSuccess {
        request {
          id
          state
          blockMessage
        }
      }
      ... on UserError {
        message
        path
      }
      ... on InvalidInput {
        problems {
          message
          path
        }
      }
    }
  }
`);

export const limitsQuery = graphql(`
  query ApprovalLimits {
    approvalLimits {
      amount
      currency
    }
  }
`);

const reasons: RefundReason[] = ['REQUESTED_BY_CUSTOMER', 'DUPLICATE', 'FRAUDULENT'];

interface RefundDialogProps {
  payment: { id: string; refundable: { amount: string; currency: string } };
  /** The return that is refunded. */
  returnId?: string;
  onClose: () => void;
  onDone: () => void;
}

/** Asks how much of a payment goes back, and why. Mounted while it is open. */
export function RefundDialog({ payment, returnId, onClose, onDone }: RefundDialogProps) {
  const t = useTranslations('money');
  const { locale } = useUi();
  const tell = useTellRequest();
  const [refund] = useMutation(refundMutation);
  const { data } = useQuery(limitsQuery);
  const { amount: left, currency } = payment.refundable;
  const limit = data?.approvalLimits.find((one) => one.currency === currency);
  const form = useForm({
    draftKey: `refund-${payment.id}`,
    initialValues: { amount: left, stripeReason: 'REQUESTED_BY_CUSTOMER', reason: '' },
    validate: ({ reason }) =>
      reason.trim() ? [] : [{ field: 'reason', message: t('words.reasonNeeded') }],
    submit: async ({ amount, stripeReason, reason }, key) => {
      const input = {
        ...{ paymentId: payment.id, amount: plainDecimal(amount), currency },
        ...{ stripeReason: stripeReason as RefundReason, reason: reason.trim() },
        returnId: returnId ?? null,
      };
      const answer = await refund({ variables: { input }, context: idempotent(key) });
      const result = answer.data?.refundPayment;
      if (result?.__typename === 'RefundPaymentSuccess') {
        tell(result.request);
        onDone();
        onClose();
      }
      return problemsFromPaths(userProblems(result));
    },
  });
  return (
    <Dialog title={t('refund.title')} isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Form form={form} submitLabel={t('refund.submit')}>
        <TextField
          {...form.field('amount')}
          label={t('refund.amount', { currency })}
          help={[
            t('refund.left', { left: formatMoney(left, currency, locale) }),
            limit && t('words.limit', { limit: formatMoney(limit.amount, currency, locale) }),
          ]
            .filter(Boolean)
            .join(' ')}
          inputMode="decimal"
          autoFocus
        />
        <SelectField
          {...form.field('stripeReason')}
          label={t('refund.stripeReason')}
          options={reasons.map((value) => ({ value, label: t(`refund.reasons.${value}`) }))}
        />
        <TextField
          {...form.field('reason')}
          label={t('words.reason')}
          help={t('words.reasonHelp')}
          rows={3}
          maxLength={500}
        />
      </Form>
    </Dialog>
  );
}
