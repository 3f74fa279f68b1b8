import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Pool } from 'undici';

const hopByHop = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
  'te',
  'trailer',
  'host',
  'content-length',
  'expect',
]);

/** Passes a request through to a service, its body untouched: sign-in, webhooks and ingest live there. */
export async function passThrough(
  pool: Pool,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    // Nobody outside may bring an identity along.
    if (value !== undefined && !hopByHop.has(name) && !name.startsWith('x-mobilytics-'))
      headers[name] = value;
  }
  headers['x-forwarded-for'] = request.ip;
  headers['x-forwarded-host'] ??= request.host;
  headers['x-request-id'] = request.id;
  const body = request.body as Buffer | undefined;
  try {
    const response = await pool.request({
      path: request.raw.url ?? '/',
      method: request.method as 'GET',
      headers,
      ...(body && body.length > 0 && { body }),
    });
    reply.code(response.statusCode);
    for (const [name, value] of Object.entries(response.headers)) {
      if (value !== undefined && !hopByHop.has(name)) reply.header(name, value);
    }
    return reply.send(Buffer.from(await response.body.arrayBuffer()));
  } catch (error) {
    request.log.warn({ err: error }, 'A service behind the gateway did not answer.');
    return reply.code(503).send({
      error: 'This part of the system is not reachable. Try again soon.',
      code: 'UNAVAILABLE',
    });
  }
}
