import { createHash, randomInt } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { openJournal } from '../journal.ts';
import { pickupRequest } from './day-schemas.ts';
import { UspsError } from './errors.ts';
import { readBody } from './read-body.ts';

type Request = z.output<typeof pickupRequest>;
interface Collection {
  number: string;
  request: Request;
  canceled: boolean;
}

/** Collections by the carrier on its round. */
export class Collections {
  #byNumber = new Map<string, Collection>();
  readonly #journal;

  constructor(path: string | undefined) {
    this.#journal = openJournal<Collection>(path);
    for (const kept of this.#journal.read()) this.#byNumber.set(kept.number, kept);
  }

  clear(): void {
    this.#byNumber.clear();
    this.#journal.rewrite([]);
  }

  #put(collection: Collection): Collection {
    this.#byNumber.set(collection.number, collection);
    this.#journal.append([collection]);
    return collection;
  }

  routes(app: FastifyInstance): void {
    type ByNumber = { Params: { number: string } };
    const path = '/pickup/v3/carrier-pickup';
    const find = (number: string): Collection => {
      const found = this.#byNumber.get(number);
      if (found && !found.canceled) return found;
      throw new UspsError(404, '020015', 'Case number not found.', 'confirmationNumber');
    };
    app.post(path, (request, reply) => {
      const asked = readBody(pickupRequest, request.body);
      refuseDay(asked.pickupDate, Date.now());
      const same = [...this.#byNumber.values()].some(
        (other) => !other.canceled && placeAndDay(other.request) === placeAndDay(asked),
      );
      if (same) throw new UspsError(400, '020001', 'Pickup already exists for this address.');
      const number = `WTC${randomInt(1e8, 1e9)}`;
      const made = this.#put({ number, request: asked, canceled: false });
      return reply.header('etag', etagOf(made)).send({ confirmationNumber: number, ...asked });
    });
    app.get<ByNumber>(`${path}/:number`, (request, reply) => {
      const found = find(request.params.number);
      const shown = { confirmationNumber: found.number, ...found.request };
      return reply.header('etag', etagOf(found)).send([shown]);
    });
    app.put<ByNumber>(`${path}/:number`, (request, reply) => {
      const found = find(request.params.number);
      refuseMatch(request, found);
      const { confirmationNumber: _, ...body } = request.body as Record<string, unknown>;
      const asked = readBody(pickupRequest, body);
      refuseDay(asked.pickupDate, Date.now());
      const made = this.#put({ ...found, request: asked });
      return reply.header('etag', etagOf(made)).send({ confirmationNumber: made.number, ...asked });
    });
    app.delete<ByNumber>(`${path}/:number`, (request) => {
      const found = find(request.params.number);
      refuseMatch(request, found);
      this.#put({ ...found, canceled: true });
      return {};
    });
  }
}

const etagOf = ({ number, request }: Collection): string =>
  createHash('sha256').update(number).update(JSON.stringify(request)).digest('hex').slice(0, 32);

const placeAndDay = ({ pickupDate, pickupAddress: { address } }: Request): string =>
  [pickupDate, address.streetAddress.toUpperCase(), address.ZIPCode].join('|');

function refuseMatch({ headers }: FastifyRequest, found: Collection): void {
  const given = headers['if-match'];
  if (given === undefined) throw new UspsError(428, '020022', 'If-Match is required.', 'If-Match');
  if (given.replaceAll('"', '') === etagOf(found)) return;
  throw new UspsError(412, '020023', 'The pickup was changed since.', 'If-Match');
}

/** Monday to Saturday, not in the past, at most a year ahead. */
function refuseDay(pickupDate: string, nowMs: number): void {
  const at = Date.parse(`${pickupDate}T12:00:00Z`);
  const refuse = (code: string, message: string) => new UspsError(400, code, message, 'pickupDate');
  if (at < nowMs - 36 * 3_600_000) throw refuse('020016', 'Pickup date is in the past.');
  if (at > nowMs + 366 * 86_400_000) {
    throw refuse('020017', 'Pickups can only be scheduled one year in the future.');
  }
  if (new Date(at).getUTCDay() === 0) {
    throw refuse('020018', 'Pickup Request cannot be scheduled on requested day.');
  }
}
