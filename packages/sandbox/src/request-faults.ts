import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Faults } from './faults.ts';
import { spoilBody } from './spoil-body.ts';

/** How a carrier words the faults; bodies are sent as they are, objects as JSON. */
export interface FaultAnswers {
  rateLimited: unknown;
  serverError: unknown;
  /** Status 401: the credentials or the token are no longer good. */
  expiredToken: unknown;
}

/** Lets the faults asked for hit the requests of one server, before or after their effect. */
export function requestFaults(app: FastifyInstance, faults: Faults, answers: FaultAnswers): void {
  const isOurs = (path: string) => path.startsWith('/_sandbox') || path === '/healthz';
  const pathOf = (request: FastifyRequest) => request.url.split('?')[0] ?? '';

  app.addHook('preHandler', async (request: FastifyRequest, reply: FastifyReply) => {
    const path = pathOf(request);
    if (isOurs(path)) return;
    const take = (kind: Parameters<Faults['take']>[0]) =>
      faults.take(kind, 'request', request.method, path);
    await faults.delay('request', request.method, path);
    const limit = take('rate_limit');
    if (limit) {
      return reply.code(429).header('retry-after', '2').send(answers.rateLimited);
    }
    if (take('server_error')) return reply.code(503).send(answers.serverError);
    if (take('expired_token')) return reply.code(401).send(answers.expiredToken);
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const path = pathOf(request);
    // What was refused before its effect has had its fault.
    if (isOurs(path) || [401, 429, 503].includes(reply.statusCode)) return payload;
    const take = (kind: Parameters<Faults['take']>[0]) =>
      faults.take(kind, 'request', request.method, path);
    if (take('cut_after_effect')) {
      reply.hijack();
      request.raw.socket.destroy();
      return payload;
    }
    if (take('error_after_effect')) {
      reply.code(500).header('content-type', 'application/json').removeHeader('content-length');
      return JSON.stringify(answers.serverError);
    }
    const body = Buffer.isBuffer(payload) ? payload : Buffer.from(String(payload ?? ''));
    const spoiled = spoilBody(take, body);
    if (spoiled === body) return payload;
    reply.removeHeader('content-length');
    return spoiled;
  });
}
