import { join } from 'node:path';
import { type FastifyInstance, fastify } from 'fastify';
import { z } from 'zod';
import { Faults, faultRoutes } from '../faults.ts';
import { listen, type RunningServer } from '../listen.ts';
import { parcelControlRoutes } from '../parcel-control.ts';
import { requestFaults } from '../request-faults.ts';
import { answerErrors, missing, Refusal } from './answers.ts';
import { batchRoutes } from './batch-routes.ts';
import { publicRoutes } from './public-routes.ts';
import { paymentOf, ratesFor } from './rates.ts';
import { shipmentRoutes, type World } from './shipment-routes.ts';
import { type Clock, isBought, statusOf } from './states.ts';
import { type Shipment, Store } from './store.ts';

interface ChitChatsSandboxOptions {
  port: number;
  /** Where shipments and batches are kept over restarts; without it nothing is kept. */
  dataDir?: string;
  /** The only client and token to accept; without them any are. */
  credentials?: { clientId: string; accessToken: string };
  /** How long a parcel travels from label to door; 60 s unless given. */
  lifeSeconds?: number;
  /** How long postage takes to be bought; 0.4 s unless given. */
  buySeconds?: number;
  /** How long a refund takes; 30 s unless given. */
  refundSeconds?: number;
}

/** Starts a local Chit Chats that speaks API v1. */
export async function startChitChatsSandbox(
  options: ChitChatsSandboxOptions,
): Promise<RunningServer> {
  const { credentials, lifeSeconds = 60, buySeconds = 0.4, refundSeconds = 30 } = options;
  const store = new Store(options.dataDir && join(options.dataDir, 'chit-chats.jsonl'));
  const faults = new Faults();
  const lifeMs = lifeSeconds * 1_000;
  const clock = (): Clock => ({ nowMs: Date.now(), lifeMs, refundMs: refundSeconds * 1_000 });
  const world: World = { store, faults, clock, buyMs: buySeconds * 1_000 };
  const app = fastify({ forceCloseConnections: true });
  answerErrors(app);
  // JSON only: whatever else is answered with 415.
  app.removeContentTypeParser('text/plain');

  app.addHook('onRequest', async (request) => {
    const [, clientId] = /^\/api\/v1\/clients\/([^/?]+)/.exec(request.url) ?? [];
    if (clientId === undefined) return;
    const given = request.headers.authorization ?? '';
    const expected = credentials?.accessToken ?? given;
    // The token stands bare: a scheme before it makes it another token.
    if (given === '' || given.includes(' ') || given !== expected)
      throw new Refusal(401, { error: 'Invalid access token' });
    if (credentials && clientId !== credentials.clientId) throw missing();
  });
  requestFaults(app, faults, {
    rateLimited: { error: 'Rate limit exceeded' },
    serverError: { error: { message: 'Something went wrong.' } },
    expiredToken: { error: 'Invalid access token' },
  });

  batchRoutes(app, world);
  shipmentRoutes(app, world);
  publicRoutes(app, world);
  app.get('/healthz', () => ({ status: 'ok' }));
  faultRoutes(app, faults);

  const parcels = () =>
    store.shipments().filter((shipment) => isBought(shipment, clock().nowMs)) as Bought[];
  parcelControlRoutes(
    app,
    {
      all: () =>
        parcels().map(({ trackingCode: trackingNumber, journey }) => ({ trackingNumber, journey })),
      travel: (number, journey) => {
        const shipment = parcels().find(({ trackingCode }) => trackingCode === number);
        if (shipment) store.put({ shipment: { ...shipment, journey } });
      },
      charges: () => parcels().map((shipment) => chargeOf(shipment, clock())),
      clear: () => store.clear(),
    },
    lifeMs,
  );
  lastMileRoute(app, world);
  return listen(app, options.port);
}

type Bought = Shipment & { trackingCode: string };

function chargeOf(shipment: Bought, clock: Clock) {
  const rate = ratesFor(shipment.given).find((offer) => offer.postageType === shipment.postageType);
  const status = statusOf(shipment, clock);
  const states = { voided: 'refunded', refund_requested: 'refund_requested' } as const;
  return {
    reference: shipment.given.order_id ?? '',
    trackingNumber: shipment.trackingCode,
    amountMinor: rate ? paymentOf(rate) : 0,
    currency: 'CAD',
    state: status === 'voided' || status === 'refund_requested' ? states[status] : 'charged',
  } as const;
}

const lastMileFields = z.strictObject({
  carrier: z.string().min(1),
  trackingCode: z.string().min(1),
});

/** Gives a parcel to another carrier's sandbox, under the number that it has there. */
function lastMileRoute(app: FastifyInstance, { store }: World): void {
  app.post<{ Params: { id: string } }>('/_sandbox/shipments/:id/last-mile', (request, reply) => {
    const fields = lastMileFields.safeParse(request.body);
    if (!fields.success) return reply.code(400).send({ message: z.prettifyError(fields.error) });
    const shipment = store.shipment(request.params.id);
    if (!shipment) throw missing();
    store.put({ shipment: { ...shipment, ...fields.data } });
    return { id: shipment.id, ...fields.data };
  });
}
