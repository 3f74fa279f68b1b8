import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { controlAnswer, controlBody } from '../control-answer.ts';
import type { Sandbox } from '../sandbox.ts';
import { dunningOf } from './dunning.ts';

const fields = z.strictObject({
  retryDays: z.array(z.number().positive().max(60)).max(8),
  afterwards: z.enum(['canceled', 'past_due', 'unpaid']),
});

/** What a person sets in Stripe's dashboard about payments that fail. */
export function dunningControlRoutes(app: FastifyInstance, sandbox: Sandbox): void {
  app.get('/_sandbox/dunning', () => {
    const { retryDays, afterwards } = dunningOf(sandbox);
    return { retryDays, afterwards };
  });
  app.post('/_sandbox/dunning', (request, reply) =>
    controlBody(fields, request.body, reply, (settings) =>
      controlAnswer(sandbox, reply, undefined, () => {
        sandbox.store.put({ id: 'dunning', object: 'sandbox.dunning', ...settings });
        return { status: 200, body: settings };
      }),
    ),
  );
}
