import { join } from 'node:path';
import { fastify } from 'fastify';
import { z } from 'zod';
import { Faults, faultRoutes } from '../faults.ts';
import { listen, type RunningServer } from '../listen.ts';
import { parcelControlRoutes } from '../parcel-control.ts';
import { requestFaults } from '../request-faults.ts';
import { Access, type UspsCredentials } from './access.ts';
import { checkAddress } from './addresses.ts';
import { Collections } from './collections.ts';
import { trackingRequest } from './day-schemas.ts';
import { envelope, UspsError } from './errors.ts';
import { labelRoutes } from './label-routes.ts';
import { searchOptions } from './options.ts';
import { optionsSearch } from './parcel-schemas.ts';
import { Parcels } from './parcels.ts';
import { readBody } from './read-body.ts';
import { scanFormRoute } from './scan-form.ts';
import { Subscriptions } from './subscriptions.ts';
import { trackingDetail } from './tracking.ts';

export interface UspsSandboxOptions {
  port: number;
  /** Where labels are kept over restarts; without it nothing is kept. */
  dataDir?: string;
  /** The only credentials to accept; without them any are. */
  credentials?: UspsCredentials;
  /** How long a parcel travels from label to door; 60 s unless given. */
  lifeSeconds?: number;
  /** How long an access token is good; eight hours unless given. */
  tokenSeconds?: number;
  /** As an account without the newer interface of tracking. */
  withoutBatchTracking?: boolean;
}

const addressQuery = z.object({
  streetAddress: z.string().min(1),
  secondaryAddress: z.string().optional(),
  city: z.string().optional(),
  state: z.string().regex(/^[A-Z]{2}$/),
  ZIPCode: z.string().regex(/^\d{5}$/),
  ZIPPlus4: z.string().optional(),
  firm: z.string().max(50).optional(),
});

const unknownNumber =
  'The tracking number may be incorrect or the status update is not yet available. Please verify your tracking number and try again later.';

/** Starts a local USPS that speaks its REST interfaces. */
export async function startUspsSandbox(options: UspsSandboxOptions): Promise<RunningServer> {
  const { dataDir } = options;
  const parcels = new Parcels(dataDir && join(dataDir, 'usps.jsonl'));
  const collections = new Collections(dataDir && join(dataDir, 'usps-collections.jsonl'));
  const access = new Access(options.credentials, options.tokenSeconds ?? 28_799);
  const lifeMs = (options.lifeSeconds ?? 60) * 1_000;
  const faults = new Faults();
  const subscriptions = new Subscriptions(
    dataDir && join(dataDir, 'usps-subscriptions.jsonl'),
    faults,
  );
  const app = fastify({ forceCloseConnections: true });

  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const told =
      error instanceof UspsError
        ? error
        : new UspsError(error.statusCode ?? 500, '000000', error.message);
    if (told.status === 401) reply.header('www-authenticate', 'Bearer');
    return reply.code(told.status).send(envelope(told));
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send(envelope(new UspsError(404, '', 'The resource was not found.'))),
  );
  requestFaults(app, faults, {
    rateLimited: envelope(new UspsError(429, '', 'Too many requests have been received.')),
    serverError: envelope(new UspsError(503, '', 'Service Unavailable')),
    expiredToken: envelope(new UspsError(401, '', 'The access token has expired.')),
  });
  const open = /^\/(_sandbox|healthz|oauth2\/)/;
  app.addHook('preHandler', async (request) => {
    if (!open.test(request.url)) access.check(request);
  });

  access.routes(app);
  app.post('/shipments/v3/options/search', (request) =>
    searchOptions(readBody(optionsSearch, request.body), new Date().toISOString().slice(0, 10)),
  );
  app.get('/addresses/v3/address', (request) =>
    checkAddress(readBody(addressQuery, request.query)),
  );
  labelRoutes(app, access, parcels, lifeMs);
  scanFormRoute(app, access, parcels);
  collections.routes(app);
  subscriptions.routes(app);

  app.get<{ Params: { number: string } }>('/tracking/v3/tracking/:number', (request) => {
    const parcel = parcels.get(request.params.number);
    if (!parcel) throw new UspsError(400, '150002', unknownNumber);
    return trackingDetail(parcel, lifeMs, Date.now(), false);
  });
  app.post('/tracking/v3r2/tracking', (request, reply) => {
    if (options.withoutBatchTracking) throw new UspsError(403, '', 'Insufficient OAuth scope.');
    const answers = readBody(trackingRequest, request.body).map(({ trackingNumber }) => {
      const parcel = parcels.get(trackingNumber);
      if (parcel) return trackingDetail(parcel, lifeMs, Date.now(), true);
      return { statusCode: '404', error: { message: 'Tracking is not available for this item' } };
    });
    return reply.code(answers.some((answer) => 'error' in answer) ? 207 : 200).send(answers);
  });

  app.get('/healthz', () => ({ status: 'ok' }));
  faultRoutes(app, faults);
  parcelControlRoutes(
    app,
    {
      all: () => parcels.all(),
      charges: () => parcels.charges(),
      travel: (number, journey) => {
        parcels.travel(number, journey);
        const parcel = parcels.get(number);
        if (!parcel) return;
        const detail = trackingDetail(parcel, lifeMs, Date.now(), true);
        void subscriptions.tell({ trackingNumber: number, mid: parcel.mid }, detail);
      },
      clear: () => {
        parcels.clear();
        collections.clear();
        subscriptions.clear();
      },
    },
    lifeMs,
  );
  app.post('/_sandbox/forget-tokens', (_request, reply) => {
    access.forget();
    return reply.code(204).send();
  });
  return listen(app, options.port);
}
