import type Stripe from 'stripe';
import { writeDispute } from '../../dispute/write-dispute.ts';
import { fetchOptions } from '../../stripe/fetch-options.ts';
import { defineMirrorType } from '../mirror-type.ts';
import { refsTo } from '../refs.ts';
import { idOf } from '../stripe-time.ts';

export const disputeType = defineMirrorType<Stripe.Dispute>({
  type: 'dispute',
  retrieve: (stripe, { id }) => stripe.disputes.retrieve(id, {}, fetchOptions),
  list: (stripe, page) => stripe.disputes.list(page, fetchOptions),
  hasCreated: true,
  project: writeDispute,
  related: (dispute) => [
    ...refsTo('charge', idOf(dispute.charge)),
    ...refsTo(
      'balance_transaction',
      dispute.balance_transactions.map(({ id }) => id),
      { isFinal: true },
    ),
  ],
});
