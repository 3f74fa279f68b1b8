import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { controlAnswer, controlBody } from '../control-answer.ts';
import { invalidRequest } from '../errors.ts';
import type { Sandbox } from '../sandbox.ts';
import { authenticatePayment, authenticateSetup } from './authentication.ts';
import { expireHold } from './capture-payment.ts';
import { decideDispute, escalateInquiry } from './decide-dispute.ts';
import { openDispute } from './open-dispute.ts';
import { payOut, settlePayout } from './pay-out.ts';
import { completeRefund, failRefund } from './refund-charge.ts';
import { settleBalance } from './settle-balance.ts';
import { settleDebit } from './settle-debit.ts';

type ById = FastifyRequest<{ Params: { id: string } }>;

/** Unix seconds that date everything the call makes. */
const at = z.int().positive().optional();

const disputeFields = z.strictObject({
  amount: z.int().positive().optional(),
  at,
  isInquiry: z.boolean().default(false),
  reason: z
    .enum([
      'bank_cannot_process',
      'credit_not_processed',
      'customer_initiated',
      'debit_not_authorized',
      'duplicate',
      'fraudulent',
      'general',
      'incorrect_account_details',
      'insufficient_funds',
      'product_not_received',
      'product_unacceptable',
      'subscription_canceled',
      'unrecognized',
    ])
    .default('fraudulent'),
});
const decideFields = z.strictObject({ at, outcome: z.enum(['won', 'lost', 'escalated']) });
const refundFields = z.strictObject({
  at,
  failureReason: z
    .enum([
      'charge_for_pending_refund_disputed',
      'declined',
      'expired_or_canceled_card',
      'insufficient_funds',
      'lost_or_stolen_card',
      'unknown',
    ])
    .default('lost_or_stolen_card'),
  outcome: z.enum(['succeeded', 'failed', 'canceled']),
});
const renewFields = z.strictObject({ at, expYear: z.int().min(2_000).max(2_100) });
const expireFields = z.strictObject({ at });
const payoutFields = z.strictObject({ at, outcome: z.enum(['paid', 'failed']) });
const newPayoutFields = z.strictObject({ at, currency: z.string().length(3) });
const settleFields = z.strictObject({ at, outcome: z.enum(['succeeded', 'failed']) });
const authenticateFields = z.strictObject({ at, outcome: z.enum(['pass', 'fail']) });

/** What banks and cardholders do to payments, on demand. */
export function paymentControlRoutes(app: FastifyInstance, sandbox: Sandbox): void {
  const control = <S extends z.ZodType<{ at?: number | undefined }>>(
    path: string,
    schema: S,
    run: (id: string, fields: z.output<S>) => object,
  ) =>
    app.post(path, (request: ById, reply: FastifyReply) =>
      controlBody(schema, request.body, reply, (fields) =>
        controlAnswer(sandbox, reply, fields.at, () => ({
          status: 200,
          body: run(request.params.id, fields),
        })),
      ),
    );

  control('/_sandbox/charges/:id/dispute', disputeFields, (id, complaint) =>
    openDispute(sandbox, sandbox.need('charge', id), complaint),
  );
  control('/_sandbox/disputes/:id/decide', decideFields, (id, { outcome }) => {
    const dispute = sandbox.need('dispute', id);
    return outcome === 'escalated'
      ? escalateInquiry(sandbox, dispute)
      : decideDispute(sandbox, dispute, outcome);
  });
  // The card's bank replaced it; Stripe hears of it by itself.
  control('/_sandbox/payment_methods/:id/renew', renewFields, (id, { expYear }) => {
    const method = sandbox.need('payment_method', id);
    if (!method.card) throw invalidRequest(`${id} is no card.`);
    const card = { ...method.card, exp_year: expYear };
    return sandbox.change(method, { card }, 'payment_method.automatically_updated');
  });
  // What was held and not captured ends by itself after a week.
  control('/_sandbox/payment_intents/:id/expire', expireFields, (id) =>
    expireHold(sandbox, sandbox.need('payment_intent', id)),
  );
  control('/_sandbox/refunds/:id/settle', refundFields, (id, { outcome, failureReason }) => {
    const refund = sandbox.need('refund', id);
    const isPending = refund.status === 'pending' || refund.status === 'requires_action';
    // A refund can still fail after it succeeded: the bank sends the money back.
    if (!isPending && !(refund.status === 'succeeded' && outcome === 'failed'))
      throw invalidRequest(`${id} cannot become ${outcome}: its status is ${refund.status}.`);
    return outcome === 'succeeded'
      ? completeRefund(sandbox, refund)
      : failRefund(sandbox, refund, outcome, failureReason);
  });
  control('/_sandbox/payouts/:id/settle', payoutFields, (id, { outcome }) =>
    settlePayout(sandbox, sandbox.need('payout', id), outcome),
  );
  // Stripe's own daily payout of all that is available in a currency.
  control('/_sandbox/payouts', newPayoutFields, (_id, { currency }) => {
    settleBalance(sandbox);
    return payOut(sandbox, { currency, isAutomatic: true });
  });
  control('/_sandbox/payment_intents/:id/settle', settleFields, (id, { outcome }) =>
    settleDebit(sandbox, id, outcome),
  );
  control(
    '/_sandbox/payment_intents/:id/authenticate',
    authenticateFields,
    (id, { outcome }) => authenticatePayment(sandbox, id, outcome === 'pass').intent,
  );
  control('/_sandbox/setup_intents/:id/authenticate', authenticateFields, (id, { outcome }) =>
    authenticateSetup(sandbox, id, outcome === 'pass'),
  );
}
