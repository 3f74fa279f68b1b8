import { createHash, createHmac, randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Faults } from '../faults.ts';
import { openJournal } from '../journal.ts';
import { UspsError } from './errors.ts';
import { readBody } from './read-body.ts';

const subscriptionRequest = z.strictObject({
  listenerURL: z.url(),
  secret: z.string().length(32),
  adminNotification: z.array(z.strictObject({ email: z.email() })).min(1),
  filterProperties: z
    .strictObject({
      MID: z
        .string()
        .regex(/^(\d{6}|\d{9})$/)
        .optional(),
      trackingNumber: z.string().min(1).optional(),
      trackingEventTypes: z.array(z.string()).min(1),
    })
    .refine(({ MID, trackingNumber }) => MID !== undefined || trackingNumber !== undefined),
});

type Subscription = z.output<typeof subscriptionRequest> & { subscriptionId: string };
type Entry = Subscription | { ended: string };

/** Addresses that want to hear of parcels. */
export class Subscriptions {
  #byId = new Map<string, Subscription>();
  readonly #journal;
  readonly #faults: Faults;

  constructor(path: string | undefined, faults: Faults) {
    this.#faults = faults;
    this.#journal = openJournal<Entry>(path);
    for (const entry of this.#journal.read()) {
      if ('ended' in entry) this.#byId.delete(entry.ended);
      else this.#byId.set(entry.subscriptionId, entry);
    }
  }

  clear(): void {
    this.#byId.clear();
    this.#journal.rewrite([]);
  }

  routes(app: FastifyInstance): void {
    type ById = { Params: { id: string }; Querystring: { MID?: string } };
    const path = '/subscriptions-tracking/v3/subscriptions';
    const find = (id: string): Subscription => {
      const found = this.#byId.get(id);
      if (found) return found;
      throw new UspsError(404, '', 'The subscription was not found.');
    };
    app.post(path, async (request, reply) => {
      const asked = readBody(subscriptionRequest, request.body);
      const same = [...this.#byId.values()].find(
        ({ listenerURL, filterProperties }) =>
          listenerURL === asked.listenerURL && filterProperties.MID === asked.filterProperties.MID,
      );
      if (same) {
        const message = `The subscription ${same.subscriptionId} exists for this listener and MID.`;
        throw new UspsError(400, '190001', message, 'listenerURL');
      }
      await challenge(asked.listenerURL);
      const made = { ...asked, subscriptionId: randomUUID() };
      this.#byId.set(made.subscriptionId, made);
      this.#journal.append([made]);
      return reply.code(201).header('etag', etagOf(made)).send(shown(made));
    });
    app.get<ById>(path, ({ query }) =>
      [...this.#byId.values()]
        .filter(({ filterProperties }) => !query.MID || filterProperties.MID === query.MID)
        .map(shown),
    );
    app.get<ById>(`${path}/:id`, (request, reply) => {
      const found = find(request.params.id);
      return reply.header('etag', etagOf(found)).send(shown(found));
    });
    app.delete<ById>(`${path}/:id`, (request) => {
      const found = find(request.params.id);
      if (request.headers['if-match'] !== etagOf(found)) {
        throw new UspsError(412, '190002', 'If-Match does not fit.', 'If-Match');
      }
      this.#byId.delete(found.subscriptionId);
      this.#journal.append([{ ended: found.subscriptionId }]);
      return {};
    });
  }

  /** Tells all who want to hear of a parcel; a listener that does not answer misses it. */
  async tell(parcel: { trackingNumber: string; mid: string }, detail: unknown): Promise<void> {
    const payload = JSON.stringify(detail);
    const wanted = [...this.#byId.values()].filter(({ filterProperties: { MID, ...only } }) =>
      MID ? MID === parcel.mid : only.trackingNumber === parcel.trackingNumber,
    );
    for (const { listenerURL, secret, subscriptionId } of wanted) {
      await this.#faults.delay('webhook');
      const timestamp = new Date().toISOString();
      const hmac = createHmac('sha256', secret).update(`${timestamp}${payload}`).digest('base64');
      const times = this.#faults.take('duplicate', 'webhook') ? 2 : 1;
      for (let time = 0; time < times; time++) {
        await post(listenerURL, { subscriptionId, timestamp, payload }, { 'x-hmac': hmac });
      }
    }
  }
}

/** The secret is never shown again. */
const shown = ({ secret: _, ...subscription }: Subscription) => ({
  ...{ ...subscription, status: 'ENABLED' },
});

const etagOf = ({ subscriptionId }: Subscription): string =>
  createHash('sha256').update(subscriptionId).digest('hex').slice(0, 32);

/** The listener proves that it is one by giving the challenge back. */
async function challenge(listenerURL: string): Promise<void> {
  const word = randomUUID();
  const answer = await post(listenerURL, { challenge: word }, {});
  if (answer?.includes(word)) return;
  throw new UspsError(400, '190003', 'The listener did not echo the challenge.', 'listenerURL');
}

async function post(url: string, body: object, headers: object): Promise<string | null> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(5_000),
  }).catch(() => null);
  return answer?.ok ? await answer.text() : null;
}
