import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Faults } from '../faults.ts';
import type { Store, Subscription } from './store.ts';

const services = [
  ...['dgf', 'dsc', 'ecommerce', 'ecommerce-apac', 'ecommerce-europe', 'ecommerce-ppl'],
  ...['ecommerce-iberia', 'express', 'freight', 'parcel-de', 'parcel-nl', 'parcel-pl', 'parcel-uk'],
  ...['post-de', 'post-international', 'sameday', 'svb'],
];
const subscriptionRequest = z.strictObject({
  hook: z.strictObject({ uri: z.url() }),
  format: z.literal('Default'),
  type: z.literal('Shipment'),
  service: z.enum(services),
  events: z.array(z.enum(['Pre-Transit', 'Transit', 'Delivered', 'Failure', 'Unknown'])).min(1),
  shipmentIDs: z.array(z.string().min(1)).min(1).max(10),
});

const root = '/tracking/push/v1';

/** Subscriptions with their handshake: nothing is pushed to an address that did not answer for itself. */
export class Push {
  readonly #store: Store;
  readonly #faults: Faults;
  readonly #describe: (trackingNumber: string) => unknown;
  /** What was pushed of each parcel last, so that nothing is pushed twice by itself. */
  #told = new Map<string, string>();

  constructor(store: Store, faults: Faults, describe: (trackingNumber: string) => unknown) {
    this.#store = store;
    this.#faults = faults;
    this.#describe = describe;
  }

  routes(app: FastifyInstance, selfOf: (host: string) => string): void {
    app.post(`${root}/subscription`, (request, reply) => {
      const read = subscriptionRequest.safeParse(request.body);
      if (!read.success) return refuse(reply, 400, z.prettifyError(read.error));
      const { hook, service, shipmentIDs } = read.data;
      const subscription: Subscription = {
        ...{ kind: 'subscription', id: randomUUID(), hookUri: hook.uri, service },
        ...{ shipmentIds: shipmentIDs, secret: randomUUID(), state: 'pending', ended: false },
      };
      this.#store.put(subscription);
      const self = `${selfOf(request.host)}${root}/subscription/${subscription.id}`;
      const { secret } = subscription;
      // The answer leaves before the address is asked, as it would from another machine.
      setImmediate(() =>
        this.#send(subscription, { scope: 'subscription.validate', self, secret }),
      );
      return reply.code(202).send({ self });
    });
    type ById = { Params: { id: string } };
    app.post<ById>(`${root}/subscription/:id`, (request, reply) => {
      const subscription = this.#find(request.params.id);
      if (!subscription) return refuse(reply, 404, 'There is no such subscription.');
      if (request.headers['dhl-api-hook-secret'] !== subscription.secret) {
        return refuse(reply, 401, 'The secret is not the one that was sent.');
      }
      const active: Subscription = { ...subscription, state: 'active' };
      this.#store.put(active);
      setImmediate(() => this.#send(active, { scope: 'subscription.ready' }));
      return reply.code(204).send();
    });
    app.get(`${root}/subscriptions`, () => ({
      subscriptions: this.#store.subscriptions().map(show),
    }));
    app.get<ById>(`${root}/subscription/:id`, (request, reply) => {
      const subscription = this.#find(request.params.id);
      return subscription
        ? show(subscription)
        : refuse(reply, 404, 'There is no such subscription.');
    });
    app.delete<ById>(`${root}/subscription/:id`, (request, reply) => {
      const subscription = this.#find(request.params.id);
      if (!subscription) return refuse(reply, 404, 'There is no such subscription.');
      this.#store.put({ ...subscription, ended: true });
      return reply.code(204).send();
    });
  }

  /** Tells those who subscribed what is new of a parcel. */
  async tell(trackingNumber: string): Promise<void> {
    const shipment = this.#describe(trackingNumber);
    const words = JSON.stringify(shipment);
    if (shipment === null || this.#told.get(trackingNumber) === words) return;
    this.#told.set(trackingNumber, words);
    const subscribers = this.#store
      .subscriptions()
      .filter(
        ({ state, shipmentIds }) => state === 'active' && shipmentIds.includes(trackingNumber),
      );
    for (const subscriber of subscribers) {
      await this.#send(subscriber, { scope: 'subscription.push', shipments: [shipment] });
    }
  }

  /** Parcels that travel by themselves are looked at from time to time. */
  async tellAll(): Promise<void> {
    const active = this.#store.subscriptions().filter(({ state }) => state === 'active');
    for (const id of new Set(active.flatMap(({ shipmentIds }) => shipmentIds))) await this.tell(id);
  }

  #find(id: string): Subscription | undefined {
    return this.#store.subscriptions().find((subscription) => subscription.id === id);
  }

  async #send({ hookUri }: Subscription, body: unknown): Promise<void> {
    await this.#faults.delay('webhook');
    const times = this.#faults.take('duplicate', 'webhook') ? 2 : 1;
    for (let sent = 0; sent < times; sent++) {
      // An address that does not answer misses its push: DHL does not promise to repeat it.
      await fetch(hookUri, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(5_000),
      }).catch(() => undefined);
    }
  }
}

function show({ id, hookUri, service, shipmentIds, state }: Subscription) {
  return { id, hook: { uri: hookUri }, service, shipmentIDs: shipmentIds, status: state };
}

function refuse(reply: FastifyReply, status: number, detail: string): FastifyReply {
  return reply.code(status).send({ title: 'Request refused', status, detail });
}
