import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Faults } from '../faults.ts';
import { spoilBody } from '../spoil-body.ts';
import { authenticate } from './authenticate.ts';
import type { Deliveries } from './deliveries.ts';
import { ApiError, internalError, invalidRequest, lockTimeout, tooManyRequests } from './errors.ts';
import type { Form } from './form.ts';
import { checkKey, fingerprint, isKept, keyInUse, storedAnswer } from './idempotency.ts';
import { newId } from './ids.ts';
import { expireSessions } from './objects/checkout-sessions.ts';
import { settleBalance } from './payments/settle-balance.ts';
import type { RateLimiter } from './rate-limiter.ts';
import { apiVersion, type Sandbox } from './sandbox.ts';

/** What answers calls of the API, and what may go wrong with them. */
export interface Server {
  sandbox: Sandbox;
  faults: Faults;
  deliveries: Deliveries;
  limiter: RateLimiter;
  /** Idempotency keys of calls that are not answered yet. */
  keysInUse: Set<string>;
}

interface Call {
  id: string;
  endpoint: string;
  method: string;
  path: string;
  params: Form;
  authorization: string | undefined;
  version: string | undefined;
  idempotencyKey: string | null;
}

interface Answer {
  status: number;
  body: object;
  headers?: Record<string, string>;
}

/** What stands between a caller and Stripe answers in its own way. */
const badGateway = '<html><body><h1>502 Bad Gateway</h1></body></html>';

/** How long an answer waits for the webhooks that are to come before it. */
const eventFirstTimeoutMs = 5_000;

/** Answers one call: faults before it, its operation or what its key answered before, faults after it. */
export async function serve(
  server: Server,
  request: FastifyRequest,
  reply: FastifyReply,
  operation: (params: Form) => object,
): Promise<FastifyReply> {
  const call = readCall(request);
  const key = call.idempotencyKey;
  reply.headers({ 'request-id': call.id, 'stripe-version': apiVersion });
  if (key) reply.header('idempotency-key', key);
  if (key && server.keysInUse.has(key)) return send(reply, refuse(call, keyInUse(key)));
  if (key) server.keysInUse.add(key);
  try {
    const take = (kind: Parameters<Faults['take']>[0]) =>
      server.faults.take(kind, 'request', call.method, call.path);
    await server.faults.delay('request', call.method, call.path);
    if (take('cut_before_effect')) return cut(request, reply);
    if (take('bad_gateway')) return reply.code(502).type('text/html').send(badGateway);
    const answer = attempt(call, () => answerCall(server, call, operation));
    server.sandbox.store.flush();
    if (take('event_first'))
      await Promise.race([server.deliveries.settled(), sleep(eventFirstTimeoutMs)]);
    const late = take('delay_after_effect');
    if (late) await sleep(late.delayMs);
    if (take('cut_after_effect')) return cut(request, reply);
    const text = JSON.stringify(answer.body);
    return send(reply, answer, spoilBody(take, text));
  } finally {
    if (key) server.keysInUse.delete(key);
  }
}

function readCall(request: FastifyRequest): Call {
  const key = request.method === 'POST' ? request.headers['idempotency-key'] : undefined;
  return {
    id: newId('req'),
    endpoint: `${request.method} ${request.routeOptions.url ?? ''}`,
    method: request.method,
    path: request.url.split('?')[0] ?? '',
    params: { ...(request.query as Form), ...(request.body as Form | undefined) },
    authorization: request.headers.authorization,
    version: request.headers['stripe-version']?.toString(),
    idempotencyKey: typeof key === 'string' ? key : null,
  };
}

function answerCall(server: Server, call: Call, operation: (params: Form) => object): Answer {
  const { faults, limiter, sandbox } = server;
  const { idempotencyKey: key, method, path } = call;
  const take = (kind: Parameters<Faults['take']>[0]) => faults.take(kind, 'request', method, path);
  authenticate(call.authorization);
  checkVersion(call.version);
  const reason = take('rate_limit') ? 'global-rate' : limiter.refusal(call.endpoint, Date.now());
  if (reason)
    return {
      ...refuse(call, tooManyRequests()),
      headers: { 'stripe-rate-limited-reason': reason },
    };
  if (take('lock_timeout')) throw lockTimeout();
  if (take('server_error')) throw internalError('before');
  const print = fingerprint(method, path, call.params);
  if (key) checkKey(key);
  const nowMs = sandbox.wallClock() * 1_000;
  const earlier = key && storedAnswer(sandbox.store, key, print, nowMs);
  if (earlier) return { ...earlier, headers: { 'idempotent-replayed': 'true' } };
  const answer = sandbox.run({ id: call.id, idempotency_key: key }, () => {
    expireSessions(sandbox);
    settleBalance(sandbox);
    const done = attempt(call, () => runWhole(sandbox, call, operation));
    const fails = done.status < 400 && take('error_after_effect');
    return fails ? refuse(call, internalError('after')) : done;
  });
  if (key && isKept(answer.status))
    sandbox.store.put({
      ...answer,
      id: key,
      object: 'sandbox.answer',
      answeredAtMs: nowMs,
      fingerprint: print,
    });
  return answer;
}

/** Stripe answers in the shapes of the version asked for; the sandbox knows only one. */
function checkVersion(version: string | undefined): void {
  if (version !== undefined && version !== apiVersion)
    throw invalidRequest(
      `The sandbox speaks version ${apiVersion} of the API, and was asked for ${version}.`,
    );
}

/** Nothing of a refused call is kept; a declined card is an answer that leaves its traces. */
function runWhole(sandbox: Sandbox, call: Call, operation: (params: Form) => object): Answer {
  return sandbox.whole(() => {
    try {
      return { status: 200, body: operation(call.params) };
    } catch (error) {
      if (error instanceof ApiError && error.status === 402) return refuse(call, error);
      throw error;
    }
  });
}

function attempt(call: Call, operation: () => Answer): Answer {
  try {
    return operation();
  } catch (error) {
    if (error instanceof ApiError) return refuse(call, error);
    // An error of the sandbox itself must not look like one of the caller's.
    console.error(`${call.method} ${call.path} failed in the sandbox:`, error);
    return refuse(call, internalError('inside'));
  }
}

const refuse = (call: Call, error: ApiError): Answer => ({
  status: error.status,
  body: error.body(call.id),
});

function send(reply: FastifyReply, answer: Answer, body?: string | Buffer): FastifyReply {
  reply.code(answer.status).headers(answer.headers ?? {});
  reply.type('application/json; charset=utf-8');
  return reply.send(body ?? JSON.stringify(answer.body));
}

function cut(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.hijack();
  request.raw.socket.destroy();
  return reply;
}
