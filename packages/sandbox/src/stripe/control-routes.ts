import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { paySession } from './checkout/pay-session.ts';
import { controlAnswer } from './control-answer.ts';
import type { Sandbox } from './sandbox.ts';
import { isLiving, periodEnd } from './subscriptions/change-subscription.ts';
import { renewSubscription } from './subscriptions/renew-subscription.ts';

const payFields = z.strictObject({
  card: z
    .string()
    .regex(/^[\d ]{15,23}$/)
    .default('4242424242424242'),
  name: z.string().min(1).default('Test Cardholder'),
  email: z.email().nullable().default(null),
  /** Unix seconds that date everything the payment makes. */
  at: z.int().positive().optional(),
});

/** The sandbox's own control API: what a person or Stripe itself would do, without a browser. */
export function controlRoutes(app: FastifyInstance, sandbox: Sandbox): void {
  app.post<{ Params: { id: string } }>('/_sandbox/checkout/:id/pay', (request, reply) => {
    const fields = payFields.safeParse(request.body ?? {});
    if (!fields.success) return reply.code(400).send({ message: z.prettifyError(fields.error) });
    const { card: number, name, email, at } = fields.data;
    const year = new Date((at ?? Date.now() / 1000) * 1000).getUTCFullYear() + 3;
    const card = { number: number.replaceAll(' ', ''), expMonth: 12, expYear: year, cvc: '123' };
    return controlAnswer(sandbox, reply, at, () => {
      const result = paySession(sandbox, request.params.id, card, { name, email });
      return { status: result.outcome === 'declined' ? 402 : 200, body: result };
    });
  });
  app.post<{ Params: { id: string } }>('/_sandbox/subscriptions/:id/renew', (request, reply) => {
    const subscription = sandbox.store.get('subscription', request.params.id);
    if (!subscription || !isLiving(subscription))
      return reply.code(404).send({ message: 'There is no active subscription with this id.' });
    const at = periodEnd(subscription);
    return controlAnswer(sandbox, reply, at, () => {
      return { status: 200, body: { subscription: renewSubscription(sandbox, subscription) } };
    });
  });
}
