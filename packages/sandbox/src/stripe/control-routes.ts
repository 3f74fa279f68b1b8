import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { paySession } from './checkout/pay-session.ts';
import { ApiError } from './errors.ts';
import { putDefaultEndpoint } from './objects/webhook-endpoints.ts';
import type { Sandbox } from './sandbox.ts';

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

export interface DefaultEndpoint {
  url: string;
  secret: string;
}

/** The sandbox's own control API: what a person or Stripe itself would do, without a browser. */
export function controlRoutes(
  app: FastifyInstance,
  sandbox: Sandbox,
  defaultEndpoint: DefaultEndpoint | undefined,
): void {
  app.post<{ Params: { id: string } }>('/_sandbox/checkout/:id/pay', (request, reply) => {
    const fields = payFields.safeParse(request.body ?? {});
    if (!fields.success) return reply.code(400).send({ message: z.prettifyError(fields.error) });
    const { card: number, name, email, at } = fields.data;
    const year = new Date((at ?? Date.now() / 1000) * 1000).getUTCFullYear() + 3;
    const card = { number: number.replaceAll(' ', ''), expMonth: 12, expYear: year, cvc: '123' };
    try {
      const nobody = { id: null, idempotency_key: null };
      const pay = () => paySession(sandbox, request.params.id, card, { name, email });
      const result = sandbox.run(nobody, pay, at);
      const declined = result.outcome === 'declined' ? { decline: result.decline } : {};
      return reply
        .code(declined.decline ? 402 : 200)
        .send({ outcome: result.outcome, session: result.session, ...declined });
    } catch (error) {
      if (error instanceof ApiError)
        return reply.code(error.status).send({ message: error.message });
      throw error;
    } finally {
      sandbox.store.flush();
    }
  });
  app.post('/_sandbox/reset', (_request, reply) => {
    sandbox.store.clear();
    if (defaultEndpoint)
      putDefaultEndpoint(sandbox.store, defaultEndpoint.url, defaultEndpoint.secret);
    sandbox.store.flush();
    return reply.code(204).send();
  });
}
