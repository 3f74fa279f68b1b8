import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Faults } from '../faults.ts';
import { spoilBody } from '../spoil-body.ts';
import { CarrierError } from './messages.ts';
import { type Schema, validate } from './schema.ts';
import { parseXml, type XmlNode } from './xml.ts';

export interface Credentials {
  username: string;
  password: string;
}

export interface Call {
  request: FastifyRequest;
  params: Record<string, string>;
  query: Record<string, string>;
  /** The address that links in answers begin with. */
  base: string;
  french: boolean;
}

export interface Answer {
  status?: number;
  type?: string;
  body: string | Buffer;
}

/** How one generation of the services speaks. */
export interface Protocol {
  /** Refuses callers and media types that it does not know. */
  check(request: FastifyRequest, method: string): void;
  /** The address that links begin with. */
  base(request: FastifyRequest): string;
  refusal(error: CarrierError): Answer;
}

interface Operation {
  method: 'GET' | 'POST' | 'DELETE';
  url: string;
  handle(call: Call, body: string): Answer | Promise<Answer>;
}

/** Registers one operation behind what Canada Post's gateway does for all of them. */
export function operation(
  app: FastifyInstance,
  faults: Faults,
  protocol: Protocol,
  { method, url, handle }: Operation,
): void {
  app.route<{ Params: Record<string, string>; Querystring: Record<string, string> }>({
    method,
    url,
    handler: async (request, reply) => {
      const path = request.url.split('?')[0] ?? '';
      const take = (kind: Parameters<Faults['take']>[0]) =>
        faults.take(kind, 'request', method, path);
      await faults.delay('request', method, path);
      const answer = await attempt(protocol, async () => {
        if (take('expired_token'))
          throw new CarrierError(401, 'E002', 'AAA Authentication Failure');
        protocol.check(request, method);
        if (take('rate_limit')) throw new CarrierError(503, 'Server', 'Rejected by SLM Monitor');
        if (take('server_error')) throw new CarrierError(503, 'Server', 'Service Unavailable');
        const call: Call = {
          request,
          params: request.params,
          query: request.query,
          base: protocol.base(request),
          french: /^fr/i.test(request.headers['accept-language'] ?? ''),
        };
        const done = await handle(call, bodyOf(request));
        if (take('error_after_effect'))
          throw new CarrierError(
            500,
            'Server',
            'Internal Error. (The sandbox was asked to fail after the effect.)',
          );
        return done;
      });
      if (take('cut_after_effect')) return cut(request, reply);
      return reply
        .code(answer.status ?? 200)
        .type(answer.type ?? 'application/xml')
        .send(spoilBody(take, answer.body));
    },
  });
}

/** JSON was parsed on its way here; the services take their bodies as text. */
function bodyOf({ body }: FastifyRequest): string {
  if (typeof body === 'string') return body;
  return body === undefined || body === null ? '' : JSON.stringify(body);
}

async function attempt(protocol: Protocol, run: () => Promise<Answer>): Promise<Answer> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof CarrierError) return { status: error.status, ...protocol.refusal(error) };
    throw error;
  }
}

/** The XML services: HTTP Basic, and one media type asked for and answered. */
export function xmlProtocol(credentials: Credentials | undefined, mediaType?: string): Protocol {
  return {
    check(request, method) {
      authenticate(request.headers.authorization, credentials);
      if (mediaType) checkMediaTypes(request, method, mediaType);
    },
    base: (request) => `http://${request.host}`,
    refusal: (error) => ({ type: 'application/xml; charset=utf-8', body: error.xml() }),
  };
}

function cut(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.hijack();
  request.raw.socket.destroy();
  return reply;
}

function authenticate(authorization: string | undefined, expected: Credentials | undefined): void {
  const [scheme, encoded = ''] = (authorization ?? '').split(' ');
  const given = Buffer.from(encoded, 'base64').toString();
  const known = expected
    ? given === `${expected.username}:${expected.password}`
    : /^.+:.+$/.test(given);
  if (scheme !== 'Basic' || !known)
    throw new CarrierError(401, 'E002', 'AAA Authentication Failure');
}

function checkMediaTypes(request: FastifyRequest, method: string, mediaType: string): void {
  const without = (value = '') => (value.split(';')[0] ?? '').trim();
  const accepted = (request.headers.accept ?? '').split(',').map(without);
  if (method !== 'DELETE' && !accepted.includes(mediaType))
    throw new CarrierError(406, 'Server', `The Accept header must be ${mediaType}.`);
  if (method === 'POST' && without(request.headers['content-type']) !== mediaType)
    throw new CarrierError(415, 'Server', `The Content-Type header must be ${mediaType}.`);
}

/** Reads a body and checks it against the rules of its schema. */
export function readBody(
  { request }: Call,
  body: string,
  root: string,
  schema: Schema,
  namespace: string,
): XmlNode {
  const path = request.url.split('?')[0];
  const parsed = parseXml(body);
  const fail = (problem: string) => new CarrierError(400, 'Server', `${path}: ${problem}`);
  if ('problem' in parsed) throw fail(`The document is not well-formed. ${parsed.problem}`);
  if (parsed.root.name !== root || parsed.namespace !== namespace)
    throw fail(
      `cvc-elt 1: found element {${parsed.namespace}}${parsed.root.name}, but the element {${namespace}}${root} was expected`,
    );
  const problem = validate(parsed.root, schema, namespace);
  if (problem) throw fail(problem);
  return parsed.root;
}
