import type { FastifyInstance } from 'fastify';
import { type Answer, type Call, operation, xmlProtocol } from './gateway.ts';
import { labelPdf, labelZpl } from './label.ts';
import {
  listGroups,
  listManifests,
  manifestDetails,
  manifestKey,
  manifestMediaType,
  manifestPdf,
  showManifest,
  transmit,
} from './manifests.ts';
import { CarrierError } from './messages.ts';
import {
  cancelPickup,
  createPickup,
  listPickups,
  pickupAvailability,
  pickupDetails,
  pickupMediaTypes,
} from './pickups.ts';
import { postOfficeDetail, postOfficeMediaType } from './post-offices.ts';
import { describeService, listServices, quotePrices, ratingMediaType } from './rating-routes.ts';
import { createReturn } from './returns.ts';
import { create, refund, search, show, showDocument, voidShipment } from './shipment-routes.ts';
import { encodingOf, labelKey, mediaTypes } from './shipment-xml.ts';
import { trackByDnc, trackByPin, trackByReference } from './track-routes.ts';
import type { World } from './world.ts';

const trackingMediaType = 'application/vnd.cpc.track-v2+xml';

/** The XML web services. */
export function xmlRoutes(app: FastifyInstance, world: World): void {
  const { shipments, manifests, pickups, faults, lifeMs } = world;
  const serve = (
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    type: string | undefined,
    handle: (call: Call, body: string) => Answer | Promise<Answer>,
  ) =>
    operation(app, faults, xmlProtocol(world.credentials, type), {
      ...{ method, url },
      handle: async (call, body) => ({ ...(type && { type }), ...(await handle(call, body)) }),
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
      refund(shipments, kind, call, body, { nowMs: Date.now(), lifeMs }),
    );
  }
  serve('DELETE', '/rs/:mailedBy/:mobo/shipment/:id', mediaTypes.contract, (call) =>
    voidShipment(shipments, call),
  );
  const day = { manifests, shipments };
  const manifestPath = '/rs/:mailedBy/:mobo/manifest';
  serve('GET', '/rs/:mailedBy/:mobo/group', mediaTypes.contract, (call) => listGroups(day, call));
  serve('POST', manifestPath, manifestMediaType, (call, body) =>
    transmit(day, call, body, Date.now()),
  );
  serve('GET', manifestPath, manifestMediaType, (call) => listManifests(day, call));
  serve('GET', `${manifestPath}/:id`, manifestMediaType, (call) => showManifest(day, call));
  serve('GET', `${manifestPath}/:id/details`, manifestMediaType, (call) =>
    manifestDetails(day, call),
  );
  serve('POST', '/rs/:mailedBy/:mobo/authorizedreturn', mediaTypes.return, (call, body) =>
    createReturn(shipments, call, body, Date.now()),
  );
  serve('GET', '/rs/artifact/:key/:id/:index', undefined, (call) => artifact(world, call));

  serve(
    'GET',
    '/ad/pickup/pickupavailability/:postalCode',
    pickupMediaTypes.availability,
    (call) => ({
      body: pickupAvailability(call),
    }),
  );
  const pickupPath = '/enab/:customer/pickuprequest';
  serve('POST', pickupPath, pickupMediaTypes.request, (call, body) =>
    createPickup(pickups, call, body, new Date().toISOString().slice(0, 10)),
  );
  serve('GET', pickupPath, pickupMediaTypes.request, (call) => listPickups(pickups, call));
  serve('GET', `${pickupPath}/:id/details`, pickupMediaTypes.request, (call) =>
    pickupDetails(pickups, call),
  );
  serve('DELETE', `${pickupPath}/:id`, pickupMediaTypes.request, (call) =>
    cancelPickup(pickups, call),
  );

  serve('GET', '/rs/postoffice/:id/detail', postOfficeMediaType, (call) => ({
    body: postOfficeDetail(call),
  }));

  const track = '/vis/track';
  for (const document of ['detail', 'summary'] as const) {
    serve('GET', `${track}/pin/:pin/${document}`, trackingMediaType, (call) =>
      trackByPin(world, call, document),
    );
    serve('GET', `${track}/dnc/:dnc/${document}`, trackingMediaType, (call) =>
      trackByDnc(world, call, document),
    );
  }
  serve('GET', `${track}/ref/summary`, trackingMediaType, (call) => trackByReference(world, call));
}

/** A label or a manifest, which may not be drawn yet. */
export async function artifact(world: World, { params, request }: Call): Promise<Answer> {
  const { id = '', key, index } = params;
  const path = request.url.split('?')[0] ?? '';
  const shipment = world.shipments.get(id);
  const manifest = world.manifests.get(id);
  const known =
    (shipment && labelKey(shipment) === key) || (manifest && manifestKey(manifest) === key);
  if (!known || index !== '0') throw new CarrierError(404, '9150', 'There is no such artifact.');
  if (world.faults.take('not_ready', 'request', 'GET', path)) return { status: 202, body: '' };
  const zpl = shipment !== undefined && encodingOf(shipment) === 'ZPL';
  const type = zpl ? 'application/zpl' : 'application/pdf';
  if (!(request.headers.accept ?? '').includes(type))
    throw new CarrierError(406, 'Server', `The Accept header must be ${type}.`);
  if (shipment) return { type, body: zpl ? labelZpl(shipment) : await labelPdf(shipment) };
  const timing = { nowMs: Date.now(), perShipmentMs: world.manifestMsPerShipment };
  if (!manifest) throw new CarrierError(404, '9150', 'There is no such artifact.');
  return { type, body: await manifestPdf(world, manifest, timing) };
}
