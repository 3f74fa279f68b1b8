import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { transmitSet } from '../day-schemas.ts';
import { type Answer, type Call, operation, type Protocol } from '../gateway.ts';
import {
  listGroups,
  listManifests,
  manifestDetails,
  showManifest,
  transmit,
} from '../manifests.ts';
import { CarrierError } from '../messages.ts';
import { listServices, quotePrices } from '../rating-routes.ts';
import {
  contractShipment,
  mailingScenario,
  namespaces,
  refundRequest,
} from '../request-schemas.ts';
import type { Schema } from '../schema.ts';
import { create, refund, search, show, showDocument, voidShipment } from '../shipment-routes.ts';
import { trackByPin } from '../track-routes.ts';
import type { World } from '../world.ts';
import { parseXml } from '../xml.ts';
import { artifact } from '../xml-routes.ts';
import { jsonOf, xmlOf } from './convert.ts';

/** Where the portal's services begin. */
const root = '/prod/devportal-portaildesdeveloppeurs';
const tokenSeconds = 3_600;

type Handle = (call: Call, body: string) => Answer | Promise<Answer>;
type Document = { root: string; namespace: string; schema: Schema };

const documents = {
  prices: { root: 'mailing-scenario', namespace: namespaces.rating, schema: mailingScenario },
  shipment: { root: 'shipment', namespace: namespaces.shipment, schema: contractShipment },
  refund: {
    ...{ root: 'shipment-refund-request', namespace: namespaces.shipment },
    schema: refundRequest,
  },
  transmit: { root: 'transmit-set', namespace: namespaces.manifest, schema: transmitSet },
};

/** The JSON services of the developer portal: the XML ones in camel case, behind OAuth 2. */
export function jsonRoutes(app: FastifyInstance, world: World): void {
  const { shipments, manifests, faults, lifeMs } = world;
  const tokens = new Map<string, number>();
  const protocol = jsonProtocol(tokens);
  const serve = (
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    handle: Handle,
    document?: Document,
  ) =>
    operation(app, faults, protocol, {
      method,
      url: `${root}${path}`,
      handle: async (call, body) => {
        const answer = await handle(call, document ? readJson(document, body) : body);
        return typeof answer.body === 'string' ? inJson(answer, call) : answer;
      },
    });
  tokenRoute(app, world, tokens);

  serve(
    'POST',
    '/rating/v1/prices',
    (call, body) => ({
      body: quotePrices(call, body, Date.now()),
    }),
    documents.prices,
  );
  serve('GET', '/rating/v1/services', (call) => ({ body: listServices(call) }));
  const path = '/shipping/v1/:mailedBy/:mobo/shipments';
  serve(
    'POST',
    path,
    (call, body) => create(shipments, 'contract', call, body, Date.now()),
    documents.shipment,
  );
  serve('GET', path, (call) => search(shipments, 'contract', call));
  serve('GET', `${path}/:id`, (call) => show(shipments, 'contract', call));
  serve('DELETE', `${path}/:id`, (call) => voidShipment(shipments, call));
  serve('GET', `${path}/:id/:document`, (call) => showDocument(shipments, 'contract', call));
  serve(
    'POST',
    `${path}/:id/refund`,
    (call, body) => refund(shipments, 'contract', call, body, { nowMs: Date.now(), lifeMs }),
    documents.refund,
  );
  const day = { manifests, shipments };
  const manifestPath = '/shipping/v1/:mailedBy/:mobo/manifests';
  serve('GET', '/shipping/v1/:mailedBy/:mobo/groups', (call) => listGroups(day, call));
  serve(
    'POST',
    manifestPath,
    (call, body) => transmit(day, call, body, Date.now()),
    documents.transmit,
  );
  serve('GET', manifestPath, (call) => listManifests(day, call));
  serve('GET', `${manifestPath}/:id`, (call) => showManifest(day, call));
  serve('GET', `${manifestPath}/:id/details`, (call) => manifestDetails(day, call));
  operation(app, faults, protocol, {
    method: 'GET',
    url: `${root}/shipping/v1/artifacts/:key/:id/:index`,
    handle: (call) => artifact(world, call),
  });
  serve('GET', '/tracking/v1/pins/:pin/details', (call) => trackByPin(world, call, 'detail'));
  serve('GET', '/tracking/v1/pins/:pin/summaries', (call) => trackByPin(world, call, 'summary'));
}

function jsonProtocol(tokens: Map<string, number>): Protocol {
  return {
    check(request) {
      const [scheme, token = ''] = (request.headers.authorization ?? '').split(' ');
      if (scheme !== 'Bearer' || (tokens.get(token) ?? 0) < Date.now())
        throw new CarrierError(401, 'E002', 'Invalid or expired token');
    },
    base: (request) => `http://${request.host}`,
    refusal: ({ status, code, message }) => ({
      type: 'application/json',
      body: JSON.stringify(
        status === 401
          ? { httpCode: '401', httpMessage: 'Unauthorized', moreInformation: message }
          : { title: 'Refused', detail: message, errors: [{ errorCode: code, message }] },
      ),
    }),
  };
}

function tokenRoute(app: FastifyInstance, world: World, tokens: Map<string, number>): void {
  app.post(`${root}/cpc-api-native-oauth-provider/oauth2/token`, (request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    if (world.faults.take('server_error', 'request', 'POST', path))
      return reply.code(503).send({ httpCode: '503', httpMessage: 'Service Unavailable' });
    const form = new URLSearchParams(String(request.body));
    const expected = world.credentials;
    const { id, secret } = clientOf(request, form);
    const known = expected
      ? id === expected.username && secret === expected.password
      : id !== '' && secret !== '';
    if (form.get('grant_type') !== 'client_credentials' || form.get('scope') !== 'merchant')
      return reply.code(400).send({ error: 'invalid_request' });
    if (!known) return reply.code(401).send({ error: 'invalid_client' });
    const token = randomBytes(24).toString('base64url');
    tokens.set(token, Date.now() + tokenSeconds * 1_000);
    return {
      ...{ token_type: 'Bearer', access_token: token, scope: 'merchant' },
      ...{ expires_in: tokenSeconds, consented_on: Math.floor(Date.now() / 1_000) },
    };
  });
}

function clientOf({ headers }: FastifyRequest, form: URLSearchParams) {
  const header = (name: string) => String(headers[name] ?? '');
  return {
    id: header('x-ibm-client-id') || (form.get('client_id') ?? ''),
    secret: header('x-ibm-client-secret') || (form.get('client_secret') ?? ''),
  };
}

function readJson({ root: name, namespace, schema }: Document, body: string): string {
  try {
    return xmlOf(name, namespace, schema, JSON.parse(body));
  } catch {
    throw new CarrierError(400, 'Server', 'The body is not JSON.');
  }
}

/** The same answer in camel case, with links to the JSON services. */
function inJson(answer: Answer, { base }: Call): Answer {
  if (answer.body === '') return answer;
  const text = String(answer.body)
    .replaceAll(/\/rs\/artifact\//g, `${root}/shipping/v1/artifacts/`)
    .replaceAll(
      /\/rs\/(\d+)\/(\d+)\/(shipment|manifest|group)\b/g,
      `${root}/shipping/v1/$1/$2/$3s`,
    );
  const parsed = parseXml(text);
  if ('problem' in parsed) throw new Error(`${base}: ${parsed.problem}`);
  return { ...answer, type: 'application/json', body: JSON.stringify(jsonOf(parsed.root)) };
}
