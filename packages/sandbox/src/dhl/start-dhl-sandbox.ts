import { join } from 'node:path';
import { type FastifyRequest, fastify } from 'fastify';
import { Faults, faultRoutes } from '../faults.ts';
import { listen, type RunningServer } from '../listen.ts';
import { parcelControlRoutes } from '../parcel-control.ts';
import { requestFaults } from '../request-faults.ts';
import { checkAddress } from './address.ts';
import { trackExpress } from './express-tracking.ts';
import { bookPickup, cancelPickup } from './pickups.ts';
import { Problem, problemBody } from './problems.ts';
import { quote } from './rates.ts';
import { createShipment, findImage } from './shipments.ts';
import { Store } from './store.ts';
import { type UnifiedLimits, unifiedRoutes } from './unified-routes.ts';

export interface DhlSandboxOptions {
  port: number;
  /** Where shipments are kept over restarts; without it nothing is kept. */
  dataDir?: string;
  /** The only credentials of MyDHL to accept; without them any are. */
  credentials?: { username: string; password: string };
  /** The only account that may ship; without it any of nine digits. */
  accountNumber?: string;
  /** The only key of the tracking of all divisions; without it any. */
  apiKey?: string;
  /** How often all divisions may be asked; as DHL does it unless given. */
  unifiedLimits?: UnifiedLimits;
  /** How long a parcel travels from label to door; 60 s unless given. */
  lifeSeconds?: number;
}

const root = '/mydhlapi';

/** Starts a local DHL: MyDHL below `/mydhlapi`, and beside it the tracking and pushes of all divisions. */
export async function startDhlSandbox(options: DhlSandboxOptions): Promise<RunningServer> {
  const store = new Store(options.dataDir && join(options.dataDir, 'dhl.jsonl'));
  const faults = new Faults();
  const lifeMs = (options.lifeSeconds ?? 60) * 1_000;
  const { accountNumber } = options;
  const app = fastify({
    forceCloseConnections: true,
    bodyLimit: 4_000_000,
    routerOptions: { maxParamLength: 200 },
  });

  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const wrong = error.statusCode ?? 500;
    const problem =
      error instanceof Problem
        ? error
        : new Problem(wrong, wrong < 500 ? error.message : '999: Process failure occurred.');
    return reply.code(problem.status).send(problemBody(problem, request.url));
  });
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send(problemBody(new Problem(404, 'There is no such resource.'), request.url)),
  );
  const failed = '999: Process failure occurred. Process ID associated for that transaction (0)';
  requestFaults(app, faults, {
    rateLimited: { title: 'Too Many Requests', detail: 'Too many requests.', status: 429 },
    serverError: problemBody(new Problem(500, failed), root),
    expiredToken: problemBody(new Problem(401, 'Invalid Credentials'), root),
  });
  app.addHook('preHandler', async (request) => {
    if (request.url.startsWith(root)) authenticate(request, options.credentials);
  });

  app.get('/healthz', () => ({ status: 'ok' }));
  type Query = { Querystring: Record<string, string> };
  type ByNumber = { Params: { number: string } };
  app.post(`${root}/rates`, ({ body }) => quote(body, accountNumber, Date.now()));
  app.post<Query>(`${root}/shipments`, async (request, reply) => {
    const validateOnly = request.query.validateDataOnly === 'true';
    const base = `http://${request.host}${root}`;
    const settings = { accountNumber, validateOnly, base };
    const made = await createShipment(store, request.body, settings, Date.now());
    return reply.code(201).send(made);
  });
  app.get<Query & ByNumber>(`${root}/shipments/:number/get-image`, ({ params, query }) =>
    findImage(store, params.number, query),
  );
  app.get<Query & ByNumber>(`${root}/shipments/:number/tracking`, ({ params, query }) =>
    trackExpress(store, { ...query, shipmentTrackingNumber: params.number }, lifeMs, Date.now()),
  );
  app.get<Query>(`${root}/tracking`, ({ query }) => trackExpress(store, query, lifeMs, Date.now()));
  app.get<Query>(`${root}/address-validate`, ({ query }) => checkAddress(query, Date.now()));
  app.post(`${root}/pickups`, (request, reply) =>
    reply.code(201).send(bookPickup(store, request.body, accountNumber, Date.now())),
  );
  app.delete<Query & ByNumber>(`${root}/pickups/:number`, (request, reply) => {
    cancelPickup(store, request.params.number, request.query);
    return reply.code(200).send();
  });

  const limits = options.unifiedLimits ?? { intervalMs: 5_000, callsPerDay: 250 };
  const push = unifiedRoutes(app, faults, store, { apiKey: options.apiKey, limits, lifeMs });
  store.onMove = (trackingNumber) => void push.tell(trackingNumber);
  const looking = setInterval(() => void push.tellAll(), 1_000);
  app.addHook('onClose', () => clearInterval(looking));

  faultRoutes(app, faults);
  parcelControlRoutes(app, store, lifeMs);
  return listen(app, options.port);
}

function authenticate(
  { headers }: FastifyRequest,
  expected: { username: string; password: string } | undefined,
): void {
  const [scheme, encoded = ''] = (headers.authorization ?? '').split(' ');
  const given = Buffer.from(encoded, 'base64').toString();
  const isKnown = expected
    ? given === `${expected.username}:${expected.password}`
    : /^.+:.+$/.test(given);
  if (scheme !== 'Basic' || !isKnown) throw new Problem(401, 'Invalid Credentials');
  if (!/^3\.\d+\.\d+$/.test(String(headers['x-version'] ?? ''))) {
    throw new Problem(400, 'The x-version header is missing or not supported.');
  }
  const reference = String(headers['message-reference'] ?? '');
  if (reference.length > 36) {
    throw new Problem(
      400,
      'Parameters not having correct format: Message-Reference (maxLength=36)',
    );
  }
}
