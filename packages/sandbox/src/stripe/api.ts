import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Faults } from '../faults.ts';
import { ApiError } from './errors.ts';
import { expand } from './expand.ts';
import type { Form } from './form.ts';
import { fingerprint, isKept, storedAnswer } from './idempotency.ts';
import { newId } from './ids.ts';
import { balanceTransactionRoutes } from './objects/balance-transactions.ts';
import { chargeRoutes } from './objects/charges.ts';
import { checkoutSessionRoutes, expireSessions } from './objects/checkout-sessions.ts';
import { creditNoteRoutes } from './objects/credit-notes.ts';
import { customerBalanceRoutes } from './objects/customer-balance.ts';
import { customerRoutes } from './objects/customers.ts';
import { disputeRoutes } from './objects/disputes.ts';
import { eventRoutes } from './objects/events.ts';
import { fileRoutes } from './objects/files.ts';
import { invoiceItemRoutes } from './objects/invoice-items.ts';
import { invoiceLineRoutes } from './objects/invoice-lines.ts';
import { invoiceRoutes } from './objects/invoices.ts';
import { paymentIntentRoutes } from './objects/payment-intents.ts';
import { paymentMethodRoutes } from './objects/payment-methods.ts';
import { priceRoutes } from './objects/prices.ts';
import { productRoutes } from './objects/products.ts';
import { refundRoutes } from './objects/refunds.ts';
import { setupIntentRoutes } from './objects/setup-intents.ts';
import { subscriptionItemRoutes } from './objects/subscription-items.ts';
import { subscriptionRoutes } from './objects/subscriptions.ts';
import { taxRateRoutes } from './objects/tax-rates.ts';
import { testClockRoutes } from './objects/test-clocks.ts';
import { webhookEndpointRoutes } from './objects/webhook-endpoints.ts';
import { snapshot } from './present.ts';
import type { Route } from './route.ts';
import { apiVersion, type Sandbox } from './sandbox.ts';
import { timeOfRequest } from './time/clock-of.ts';

const routes: Route[] = [
  ...balanceTransactionRoutes,
  ...chargeRoutes,
  ...checkoutSessionRoutes,
  ...creditNoteRoutes,
  ...customerBalanceRoutes,
  ...customerRoutes,
  ...disputeRoutes,
  ...eventRoutes,
  ...fileRoutes,
  ...invoiceItemRoutes,
  ...invoiceLineRoutes,
  ...invoiceRoutes,
  ...paymentIntentRoutes,
  ...paymentMethodRoutes,
  ...priceRoutes,
  ...productRoutes,
  ...refundRoutes,
  ...setupIntentRoutes,
  ...subscriptionItemRoutes,
  ...subscriptionRoutes,
  ...taxRateRoutes,
  ...testClockRoutes,
  ...webhookEndpointRoutes,
];

interface Answer {
  status: number;
  body: object;
}

/** Serves Stripe's API v1 as the SDK speaks it. */
export function apiRoutes(app: FastifyInstance, sandbox: Sandbox, faults: Faults): void {
  for (const route of routes)
    app.route<{
      Params: { id?: string; child?: string };
      Querystring: Form;
      Body: Form | undefined;
    }>({
      method: route.method,
      url: route.path,
      handler: async (request, reply) => {
        const { expand: paths, ...params } = { ...request.query, ...request.body };
        const operation = () => {
          const { id = '', child = '' } = request.params;
          const time = timeOfRequest(sandbox, params, id);
          const found = sandbox.withTime(time, () => route.handle(sandbox, params, id, child));
          return snapshot(expand(sandbox, found, listOfText(paths)));
        };
        return serve(
          request,
          reply,
          sandbox,
          faults,
          { ...request.query, ...request.body },
          operation,
        );
      },
    });
  app.all('/v1/*', (request, reply) =>
    serve(request, reply, sandbox, faults, {}, () => {
      throw new ApiError(
        404,
        'invalid_request_error',
        `Unrecognized request URL (${request.method}: ${request.url}). The sandbox does not serve it.`,
      );
    }),
  );
}

const listOfText = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((part) => typeof part === 'string') : [];

async function serve(
  request: FastifyRequest,
  reply: FastifyReply,
  sandbox: Sandbox,
  faults: Faults,
  params: Form,
  operation: () => object,
): Promise<FastifyReply> {
  const requestId = newId('req');
  const path = request.url.split('?')[0] ?? '';
  reply.headers({ 'request-id': requestId, 'stripe-version': apiVersion });
  await faults.delay('request', request.method, path);
  const limited = faults.take('rate_limit', 'request', request.method, path);
  const key = request.method === 'POST' ? request.headers['idempotency-key'] : undefined;
  const idempotencyKey = typeof key === 'string' ? key : null;
  if (idempotencyKey) reply.header('idempotency-key', idempotencyKey);
  const stored = sandbox.store.get('sandbox.answer', idempotencyKey ?? '');
  const print = fingerprint(request.method, path, params);
  const answer = attempt(requestId, () => {
    authenticate(request.headers.authorization);
    if (limited) throw tooManyRequests();
    const earlier = idempotencyKey && storedAnswer(sandbox.store, idempotencyKey, print);
    if (earlier) return earlier;
    const about = { id: requestId, idempotency_key: idempotencyKey };
    return sandbox.run(about, () => {
      expireSessions(sandbox);
      const failure = () => faults.take('error_after_effect', 'request', request.method, path);
      const done = attempt(requestId, () => runWhole(sandbox, requestId, operation));
      return done.status < 400 && failure() ? internalError(requestId) : done;
    });
  });
  if (stored && answer === stored) reply.header('idempotent-replayed', 'true');
  else if (idempotencyKey && isKept(answer.status))
    sandbox.store.put({
      ...answer,
      id: idempotencyKey,
      object: 'sandbox.answer',
      fingerprint: print,
    });
  sandbox.store.flush();
  if (faults.take('cut_after_effect', 'request', request.method, path)) {
    reply.hijack();
    request.raw.socket.destroy();
    return reply;
  }
  return reply.code(answer.status).send(answer.body);
}

function attempt(requestId: string, operation: () => Answer): Answer {
  try {
    return operation();
  } catch (error) {
    if (error instanceof ApiError) return { status: error.status, body: error.body(requestId) };
    throw error;
  }
}

/** Nothing of a refused call is kept; a declined card is an answer that leaves its traces. */
function runWhole(sandbox: Sandbox, requestId: string, operation: () => object): Answer {
  return sandbox.whole(() => {
    try {
      return { status: 200, body: operation() };
    } catch (error) {
      if (error instanceof ApiError && error.status === 402)
        return { status: 402, body: error.body(requestId) };
      throw error;
    }
  });
}

function authenticate(authorization: string | undefined): void {
  const [scheme, value = ''] = (authorization ?? '').split(' ');
  const key =
    scheme === 'Basic' ? (Buffer.from(value, 'base64').toString().split(':')[0] ?? '') : value;
  if (!key)
    throw new ApiError(
      401,
      'invalid_request_error',
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    );
  if (!/^(sk|rk)_test_\w+$/.test(key))
    throw new ApiError(
      401,
      'invalid_request_error',
      `Invalid API Key provided: ${key.slice(0, 8)}****`,
    );
}

const tooManyRequests = (): ApiError =>
  new ApiError(
    429,
    'invalid_request_error',
    'Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.',
    { code: 'rate_limit' },
  );

function internalError(requestId: string): Answer {
  const error = new ApiError(
    500,
    'api_error',
    'An unknown error occurred. (The sandbox was asked to fail after the effect.)',
  );
  return { status: 500, body: error.body(requestId) };
}
