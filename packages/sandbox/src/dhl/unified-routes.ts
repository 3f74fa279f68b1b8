import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Faults } from '../faults.ts';
import { startJourney } from '../journey.ts';
import { serviceAreaOf } from './places.ts';
import { Push } from './push.ts';
import type { Parcel, Store } from './store.ts';
import { unifiedShipment } from './unified-tracking.ts';

export interface UnifiedLimits {
  /** One call in so many milliseconds, and so many a day. */
  intervalMs: number;
  callsPerDay: number;
}

const foreignParcel = z.strictObject({
  trackingNumber: z.string().min(5),
  service: z.string().default('parcel-de'),
  recipientPostalCode: z.string().default('10117'),
});

/** The tracking of all divisions, pulled and pushed, behind one key. */
export function unifiedRoutes(
  app: FastifyInstance,
  faults: Faults,
  store: Store,
  settings: { apiKey: string | undefined; limits: UnifiedLimits; lifeMs: number },
): Push {
  const { apiKey, limits, lifeMs } = settings;
  let lastMs = 0;
  let day = '';
  let calls = 0;
  const isTooMuch = (nowMs: number): boolean => {
    const today = new Date(nowMs).toISOString().slice(0, 10);
    if (today !== day) [day, calls] = [today, 0];
    const tooSoon = nowMs - lastMs < limits.intervalMs;
    if (tooSoon || calls >= limits.callsPerDay) return true;
    lastMs = nowMs;
    calls += 1;
    return false;
  };

  app.addHook('preHandler', async (request, reply) => {
    if (!request.url.startsWith('/track')) return;
    const key = request.headers['dhl-api-key'];
    if (key && (apiKey === undefined || key === apiKey)) return;
    return problem(reply, 401, 'Unauthorized', 'Unauthorized for given resource.');
  });

  type Query = Record<string, string | string[] | undefined>;
  app.get<{ Querystring: Query }>('/track/shipments', (request, reply) => {
    const { trackingNumber, service, recipientPostalCode } = request.query;
    if (typeof trackingNumber !== 'string' || trackingNumber === '') {
      return problem(reply, 400, 'Bad request', 'One trackingNumber is required.');
    }
    if (isTooMuch(Date.now())) {
      const detail = 'Too many requests within defined time period, please try again later.';
      return problem(reply, 429, 'Too Many Requests', detail);
    }
    const parcel = store.find(trackingNumber);
    if (!parcel || (service !== undefined && service !== parcel.service)) {
      const detail = 'No shipment with given tracking number found.';
      return problem(reply, 404, 'No result found', detail, `/shipment/${trackingNumber}`);
    }
    const knows = recipientPostalCode === parcel.recipientPostalCode;
    return {
      url: `/shipments?trackingNumber=${trackingNumber}&offset=0&limit=5`,
      shipments: [unifiedShipment(parcel, knows, lifeMs, Date.now())],
    };
  });

  app.post('/_sandbox/foreign-parcels', (request, reply) => {
    const read = foreignParcel.safeParse(request.body);
    if (!read.success) return reply.code(400).send({ message: z.prettifyError(read.error) });
    store.put(foreign(read.data));
    return reply.code(201).send({ trackingNumber: read.data.trackingNumber });
  });

  const push = new Push(store, faults, (trackingNumber) => {
    const parcel = store.find(trackingNumber);
    return parcel ? unifiedShipment(parcel, false, lifeMs, Date.now()) : null;
  });
  push.routes(app, (host) => `http://${host}`);
  return push;
}

/** A parcel of another division, which DHL Express does not know. */
function foreign(given: z.output<typeof foreignParcel>): Parcel {
  const area = serviceAreaOf('DE', given.recipientPostalCode);
  if (!area) throw new Error('Germany is served.');
  return {
    ...{ kind: 'parcel', ...given, pieceNumber: '', references: [], accountNumber: '' },
    ...{ productCode: '', declarable: false, description: '', recipientName: 'ERIKA MUSTERMANN' },
    ...{ originCountry: 'DE', destinationCountry: 'DE', from: area, to: area },
    ...{ kilograms: 1, amountMinor: 0, currency: 'EUR' },
    dueOn: new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10),
    label: {
      ...{ title: '', corner: [], from: [], to: [], code: '', number: '', notes: [] },
      createdAtMs: Date.now(),
    },
    createdAtMs: Date.now(),
    journey: startJourney(Date.now()),
  };
}

function problem(
  reply: FastifyReply,
  status: number,
  title: string,
  detail: string,
  instance?: string,
): FastifyReply {
  return reply.code(status).send({ title, detail, status, ...(instance ? { instance } : {}) });
}
