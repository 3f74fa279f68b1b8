import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { bulkFields } from './bulk-fill.ts';
import { canonicalJson } from './canonical-json.ts';
import { controlAnswer, controlBody } from './control-answer.ts';
import { rateLimits } from './rate-limiter.ts';
import type { Sandbox } from './sandbox.ts';
import { alterFields, clockFields, rollFields, type SandboxControl } from './sandbox-control.ts';

interface ById {
  Params: { id: string };
}

/** The control over HTTP. */
export function platformControlRoutes(
  app: FastifyInstance,
  sandbox: Sandbox,
  control: SandboxControl,
): void {
  app.get<{ Querystring: { type?: string } }>('/_sandbox/objects', (request, reply) => {
    const lines = linesOf(control.objects(request.query.type));
    return reply.type('application/x-ndjson').send(Readable.from(lines));
  });
  app.patch<ById>('/_sandbox/objects/:id', (request, reply) =>
    controlBody(alterFields, request.body, reply, (changes) =>
      controlAnswer(sandbox, reply, undefined, () => ({
        status: 200,
        body: control.alter(request.params.id, changes),
      })),
    ),
  );
  app.delete<ById>('/_sandbox/objects/:id', (request, reply) =>
    controlAnswer(sandbox, reply, undefined, () => {
      control.remove(request.params.id);
      return { status: 200, body: { id: request.params.id, removed: true } };
    }),
  );
  app.post('/_sandbox/bulk', async (request, reply) => {
    const fields = bulkFields.safeParse(request.body);
    if (!fields.success) return reply.code(400).send({ message: fields.error.message });
    return reply.send(await control.fill(fields.data));
  });
  app.post('/_sandbox/clock', (request, reply) =>
    controlBody(clockFields, request.body, reply, ({ offsetSeconds }) => {
      control.moveClock(offsetSeconds);
      return reply.send({ now: sandbox.wallClock() });
    }),
  );
  app.post('/_sandbox/rate-limits', (request, reply) =>
    controlBody(rateLimits, request.body, reply, (limits) => {
      control.limitCalls(limits);
      return reply.send(limits);
    }),
  );
  app.delete('/_sandbox/rate-limits', (_request, reply) => {
    control.limitCalls(null);
    return reply.code(204).send();
  });
  app.delete('/_sandbox/idempotency-keys', (_request, reply) => {
    control.forgetKeys();
    return reply.code(204).send();
  });
  app.delete<ById>('/_sandbox/idempotency-keys/:id', (request, reply) => {
    control.forgetKeys(request.params.id);
    return reply.code(204).send();
  });
  app.post<ById>('/_sandbox/webhook_endpoints/:id/roll', (request, reply) =>
    controlBody(rollFields, request.body, reply, ({ keepOldSeconds }) =>
      controlAnswer(sandbox, reply, undefined, () => ({
        status: 200,
        body: { secret: control.rollSecret(request.params.id, keepOldSeconds) },
      })),
    ),
  );
  app.post('/_sandbox/reset', (_request, reply) => {
    control.reset();
    return reply.code(204).send();
  });
  app.post('/_sandbox/deliveries/settle', async (_request, reply) => {
    await control.settled();
    return reply.code(204).send();
  });
}

/** A line each, so that neither side holds a hundred thousand objects as one text. */
function* linesOf(objects: object[]): Generator<string> {
  for (const object of objects) yield `${canonicalJson(object)}\n`;
}
