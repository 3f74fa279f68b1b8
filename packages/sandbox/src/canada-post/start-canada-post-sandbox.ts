import { join } from 'node:path';
import { fastify } from 'fastify';
import { Faults, faultRoutes } from '../faults.ts';
import { livedOf } from '../journey.ts';
import { listen, type RunningServer } from '../listen.ts';
import { parcelControlRoutes } from '../parcel-control.ts';
import type { Credentials } from './gateway.ts';
import { jsonRoutes } from './json/json-routes.ts';
import type { Manifest } from './manifests.ts';
import type { PickupRecord } from './pickups.ts';
import { Records } from './records.ts';
import { namespaces } from './request-schemas.ts';
import { referenceOf } from './shipment-xml.ts';
import { type Shipment, Shipments } from './shipments.ts';
import type { World } from './world.ts';
import { documentOf } from './xml.ts';
import { xmlRoutes } from './xml-routes.ts';

export interface CanadaPostSandboxOptions {
  port: number;
  /** Where shipments are kept over restarts; without it nothing is kept. */
  dataDir?: string;
  /** The only credentials to accept; without them any are. */
  credentials?: Credentials;
  /** How long a parcel travels from label to door; 60 s unless given. */
  lifeSeconds?: number;
  /** How long a manifest takes to be drawn, for each shipment on it; 350 ms unless given. */
  manifestMsPerShipment?: number;
}

/** Starts a local Canada Post that speaks its XML web services and the JSON ones of its portal. */
export async function startCanadaPostSandbox(
  options: CanadaPostSandboxOptions,
): Promise<RunningServer> {
  const keptAs = (name: string) =>
    options.dataDir && join(options.dataDir, `canada-post${name}.jsonl`);
  const world: World = {
    shipments: new Shipments(keptAs('')),
    manifests: new Records<Manifest>(keptAs('-manifests')),
    pickups: new Records<PickupRecord>(keptAs('-pickups')),
    faults: new Faults(),
    credentials: options.credentials,
    lifeMs: (options.lifeSeconds ?? 60) * 1_000,
    manifestMsPerShipment: options.manifestMsPerShipment ?? 350,
  };
  const app = fastify({ forceCloseConnections: true });
  app.addContentTypeParser(
    /^application\/(vnd\.cpc\.|xml)/,
    { parseAs: 'string' },
    (_request, body, done) => done(null, body),
  );
  // Canada Post refuses unknown media types itself, with its own kind of error.
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  xmlRoutes(app, world);
  jsonRoutes(app, world);
  app.get('/healthz', () => ({ status: 'ok' }));
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).type('application/xml').send(documentOf('messages', namespaces.messages)),
  );
  faultRoutes(app, world.faults);
  const { shipments, lifeMs } = world;
  parcelControlRoutes(
    app,
    {
      all: () => shipments.all().map(({ pin, journey }) => ({ trackingNumber: pin, journey })),
      travel: (pin, journey) => {
        const shipment = shipments.byPin(pin);
        if (shipment) shipments.put({ ...shipment, journey });
      },
      charges: () => shipments.everBought().flatMap((shipment) => chargeOf(shipment, lifeMs)),
      clear: () => {
        for (const kept of [shipments, world.manifests, world.pickups]) kept.clear();
      },
    },
    lifeMs,
  );
  return listen(app, options.port);
}

/** A return costs nothing until somebody mails it. */
function chargeOf(shipment: Shipment, lifeMs: number) {
  const isMailed = livedOf(shipment.journey, lifeMs, Date.now()).length > 1;
  if (shipment.kind === 'return' && !isMailed) return [];
  const givenBack = shipment.refundTicket ? 'refund_requested' : 'charged';
  return [
    {
      reference: shipment.customerRequestId || referenceOf(shipment, 'customer-ref-1'),
      trackingNumber: shipment.pin,
      amountMinor: shipment.price.dueCents,
      currency: 'CAD',
      state: shipment.status === 'voided' ? ('voided' as const) : (givenBack as 'charged'),
    },
  ];
}
