import type Stripe from 'stripe';
import { tellRefund } from '../../refund/tell-refund.ts';
import { writeRefund } from '../../refund/write-refund.ts';
import { fetchOptions } from '../../stripe/fetch-options.ts';
import { defineMirrorType } from '../mirror-type.ts';
import { refsTo } from '../refs.ts';
import { idOf } from '../stripe-time.ts';

export const refundType = defineMirrorType<Stripe.Refund>({
  type: 'refund',
  retrieve: (stripe, { id }) => stripe.refunds.retrieve(id, {}, fetchOptions),
  list: (stripe, page) => stripe.refunds.list(page, fetchOptions),
  hasCreated: true,
  project: writeRefund,
  settle: (work, { id }) => tellRefund(work, id),
  related: (refund) => [
    ...refsTo('charge', idOf(refund.charge)),
    ...refsTo(
      'balance_transaction',
      [idOf(refund.balance_transaction), idOf(refund.failure_balance_transaction)],
      { isFinal: true },
    ),
  ],
});
