import { join } from 'node:path';
import { fastify } from 'fastify';
import { Faults, faultRoutes } from '../faults.ts';
import { listen, type RunningServer } from '../listen.ts';
import { parcelControlRoutes } from './control-routes.ts';
import { type Call, type Credentials, operation } from './gateway.ts';
import { labelPdf, labelZpl } from './label.ts';
import { CarrierError } from './messages.ts';
import { describeService, listServices, quotePrices, ratingMediaType } from './rating-routes.ts';
import { namespaces } from './request-schemas.ts';
import { create, refund, search, show, showDocument, voidShipment } from './shipment-routes.ts';
import { encodingOf, labelKey, mediaTypes, referenceOf } from './shipment-xml.ts';
import { type Shipment, Shipments } from './shipments.ts';
import { trackingDetail, trackingSummary } from './tracking-xml.ts';
import { travel } from './travel.ts';
import { documentOf } from './xml.ts';

export interface CanadaPostSandboxOptions {
  port: number;
  /** Where shipments are kept over restarts; without it nothing is kept. */
  dataDir?: string;
  /** The only credentials to accept; without them any are. */
  credentials?: Credentials;
  /** How long a parcel travels from label to door; 60 s unless given. */
  lifeSeconds?: number;
}

const trackingMediaType = 'application/vnd.cpc.track-v2+xml';

/** Starts a local Canada Post that speaks its XML web services. */
export async function startCanadaPostSandbox(
  options: CanadaPostSandboxOptions,
): Promise<RunningServer> {
  const shipments = new Shipments(options.dataDir && join(options.dataDir, 'canada-post.jsonl'));
  const faults = new Faults();
  const lifeMs = (options.lifeSeconds ?? 60) * 1_000;
  const app = fastify({ forceCloseConnections: true });
  app.addContentTypeParser(
    /^application\/(vnd\.cpc\.|xml)/,
    { parseAs: 'string' },
    (_request, body, done) => done(null, body),
  );
  // Canada Post refuses unknown media types itself, with its own kind of error.
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  const serve = (
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    mediaType: string | undefined,
    handle: Parameters<typeof operation>[3]['handle'],
  ) =>
    operation(app, faults, options.credentials, {
      method,
      url,
      ...(mediaType && { mediaType }),
      handle,
    });

  serve('POST', '/rs/ship/price', ratingMediaType, (call, body) => ({
    body: quotePrices(call, body, Date.now()),
  }));
  serve('GET', '/rs/ship/service', ratingMediaType, (call) => ({ body: listServices(call) }));
  serve('GET', '/rs/ship/service/:code', ratingMediaType, (call) => ({
    body: describeService(call),
  }));
  for (const kind of ['contract', 'non-contract'] as const) {
    const path = kind === 'contract' ? '/rs/:mailedBy/:mobo/shipment' : '/rs/:mailedBy/ncshipment';
    const type = mediaTypes[kind];
    serve('POST', path, type, (call, body) => create(shipments, kind, call, body, Date.now()));
    serve('GET', path, type, (call) => search(shipments, kind, call));
    serve('GET', `${path}/:id`, type, (call) => show(shipments, kind, call));
    serve('GET', `${path}/:id/:document`, type, (call) => showDocument(shipments, kind, call));
    serve('POST', `${path}/:id/refund`, type, (call, body) =>
      refund(shipments, kind, call, body, Date.now()),
    );
  }
  serve('DELETE', '/rs/:mailedBy/:mobo/shipment/:id', mediaTypes.contract, (call) =>
    voidShipment(shipments, call),
  );
  serve('GET', '/rs/artifact/:key/:id/:index', undefined, async ({ params, request }) => {
    const shipment = shipments.get(params.id ?? '');
    if (!shipment || labelKey(shipment) !== params.key || params.index !== '0')
      throw new CarrierError(404, '9150', 'There is no such artifact.');
    if (faults.take('not_ready', 'request', 'GET', request.url)) return { status: 202, body: '' };
    const zpl = encodingOf(shipment) === 'ZPL';
    const type = zpl ? 'application/zpl' : 'application/pdf';
    if (!(request.headers.accept ?? '').includes(type))
      throw new CarrierError(406, 'Server', `The Accept header must be ${type}.`);
    return { type, body: zpl ? labelZpl(shipment) : await labelPdf(shipment) };
  });

  const now = (shipment: Shipment): Shipment => {
    const moved = travel(shipment, Date.now(), lifeMs);
    return moved === shipment ? shipment : shipments.put(moved);
  };
  const byPin = ({ params }: Call): Shipment => {
    const shipment = shipments.byPin(params.pin ?? '');
    if (!shipment) throw new CarrierError(404, '004', 'No Pin History', namespaces.track);
    return now(shipment);
  };
  serve('GET', '/vis/track/pin/:pin/detail', trackingMediaType, (call) => ({
    body: trackingDetail(byPin(call), call.french),
  }));
  serve('GET', '/vis/track/pin/:pin/summary', trackingMediaType, (call) => ({
    body: trackingSummary([byPin(call)], call.french),
  }));
  serve('GET', '/vis/track/ref/summary', trackingMediaType, (call) => {
    const reference = call.query.customerRef ?? '';
    const found = shipments
      .all()
      .filter((shipment) => referenceOf(shipment, 'customer-ref-1') === reference);
    if (!reference || found.length === 0)
      throw new CarrierError(404, '004', 'No Pin History', namespaces.track);
    return { body: trackingSummary(found.slice(-100).map(now), call.french) };
  });

  app.get('/healthz', () => ({ status: 'ok' }));
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).type('application/xml').send(documentOf('messages', namespaces.messages)),
  );
  faultRoutes(app, faults);
  parcelControlRoutes(app, shipments, lifeMs);
  return listen(app, options.port);
}
