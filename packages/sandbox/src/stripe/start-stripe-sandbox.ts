import { join } from 'node:path';
import { type FastifyRequest, fastify } from 'fastify';
import { Faults, faultRoutes } from '../faults.ts';
import { listen, type RunningServer } from '../listen.ts';
import { apiRoutes } from './api.ts';
import { checkoutPageRoutes } from './checkout/page-routes.ts';
import { controlRoutes } from './control-routes.ts';
import { creditNotePdfRoutes } from './credit-notes/credit-note-pdf.ts';
import { Deliveries } from './deliveries.ts';
import { parseForm } from './form.ts';
import { followPayments } from './invoices/collect-payment.ts';
import { dunningControlRoutes } from './invoices/dunning-control-routes.ts';
import { hostedInvoiceRoutes } from './invoices/hosted-routes.ts';
import { expireSessions } from './objects/checkout-sessions.ts';
import { fileContentRoutes } from './objects/files.ts';
import { putDefaultEndpoint } from './objects/webhook-endpoints.ts';
import { authenticationPageRoutes } from './payments/authentication-page.ts';
import { paymentControlRoutes } from './payments/payment-control-routes.ts';
import { receiptRoutes } from './payments/receipt-page.ts';
import { platformControlRoutes } from './platform-control-routes.ts';
import { portalRoutes } from './portal/portal-routes.ts';
import { RateLimiter, type RateLimits } from './rate-limiter.ts';
import { readMultipart } from './read-multipart.ts';
import { Sandbox } from './sandbox.ts';
import { SandboxControl } from './sandbox-control.ts';
import { Store } from './store.ts';
import { followCustomers } from './subscriptions/end-subscription.ts';
import { followSetups } from './subscriptions/pending-setup.ts';
import { resumeAdvances } from './time/advance-clock.ts';
import { runDueTasks } from './time/run-due-tasks.ts';

export interface StripeSandboxOptions {
  port: number;
  /** Where state is kept over restarts; without it nothing is kept. */
  dataDir?: string;
  /** The endpoint that hears every event, beside those created through the API. */
  webhookUrl?: string;
  webhookSecret?: string;
  /** The address that browsers use, when it is not the one listened on. */
  publicUrl?: string;
  /** Stripe's limits of calls; without them any number is answered. */
  rateLimits?: RateLimits;
}

/** A running sandbox, which its own process can also control without HTTP. */
export interface StripeSandbox extends RunningServer {
  control: SandboxControl;
}

const expiryCheckMs = 1_000;
const largestUploadBytes = 16_000_000;

/** Starts a local Stripe that the official SDK talks to over plain HTTP. */
export async function startStripeSandbox(options: StripeSandboxOptions): Promise<StripeSandbox> {
  const store = new Store(options.dataDir && join(options.dataDir, 'stripe.jsonl'));
  const faults = new Faults();
  const deliveries = new Deliveries(store, faults);
  const sandbox = new Sandbox(store, (event) => deliveries.add(event));
  followPayments(sandbox);
  followCustomers(sandbox);
  followSetups(sandbox);
  const { webhookUrl: url, webhookSecret: secret } = options;
  const putEndpoint = () => {
    if (url && secret) putDefaultEndpoint(store, url, secret);
  };
  putEndpoint();
  store.flush();

  const app = fastify({
    forceCloseConnections: true,
    routerOptions: { querystringParser: parseForm, maxParamLength: 200 },
  });
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, parseForm(String(body))),
  );
  app.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer', bodyLimit: largestUploadBytes },
    (request: FastifyRequest, body: Buffer) =>
      readMultipart(body, request.headers['content-type'] ?? ''),
  );
  app.get('/healthz', () => ({ status: 'ok' }));
  const limiter = new RateLimiter(options.rateLimits ?? null);
  const control = new SandboxControl({ sandbox, faults, deliveries, limiter, putEndpoint });
  apiRoutes(app, { sandbox, faults, deliveries, limiter, keysInUse: new Set() });
  checkoutPageRoutes(app, sandbox);
  hostedInvoiceRoutes(app, sandbox);
  portalRoutes(app, sandbox);
  authenticationPageRoutes(app, sandbox);
  receiptRoutes(app, sandbox);
  creditNotePdfRoutes(app, sandbox);
  fileContentRoutes(app, sandbox);
  controlRoutes(app, sandbox);
  paymentControlRoutes(app, sandbox);
  platformControlRoutes(app, sandbox, control);
  dunningControlRoutes(app, sandbox);
  faultRoutes(app, faults);

  const server = await listen(app, options.port);
  sandbox.baseUrl = options.publicUrl ?? server.url;
  deliveries.resume();
  resumeAdvances(sandbox);
  const expiry = setInterval(() => {
    sandbox.run({ id: null, idempotency_key: null }, () => {
      expireSessions(sandbox);
      runDueTasks(sandbox, null, sandbox.now());
    });
    store.flush();
  }, expiryCheckMs);
  return {
    url: server.url,
    control,
    async close() {
      clearInterval(expiry);
      sandbox.close();
      deliveries.close();
      await server.close();
    },
  };
}
