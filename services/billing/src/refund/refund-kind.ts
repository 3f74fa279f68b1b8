import { defineMoneyKind } from '../approval/money-kind.ts';
import { intend } from '../intent/intend.ts';
import { createRefund, refundParams } from './create-refund.ts';

/** How an approved refund is carried out. */
export const refundKind = defineMoneyKind({
  kind: 'REFUND',
  params: refundParams.omit({ requestId: true }),
  async begin(tx, { id, organizationId }, params) {
    const intentId = await intend(
      tx,
      createRefund,
      { ...params, requestId: id },
      { organizationId, key: `refund:${id}` },
    );
    return { intentId };
  },
});
