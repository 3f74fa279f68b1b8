import { fileURLToPath } from 'node:url';
import { member, signedQuery, testEnv } from '@mobilytics/chassis/testing';
import type { EventName } from '@mobilytics/events/catalogue';
import { eventEnvelope, eventQueueName } from '@mobilytics/events/envelope';
import type { EventInput } from '@mobilytics/events/transaction';
import type { Identity } from '@mobilytics/identity/identity';
import { newId } from '@mobilytics/ids/new-id';
import { Queues } from '@mobilytics/jobs/queue';
import { createTestDatabase } from '@mobilytics/migrate/test-database';
import { startOrders } from '../src/service.ts';

const serviceDir = fileURLToPath(new URL('..', import.meta.url));

/** The running service on a database of its own, and the queue that other services tell it through. */
export async function startWorld() {
  const database = await createTestDatabase(serviceDir);
  const env = testEnv(database.url);
  const service = await startOrders(env);
  const queues = new Queues({ redisUrl: env.redisUrl, prefix: env.queuePrefix }, () => {});
  return {
    service,
    db: service.db,
    url: service.url,
    /** Puts an event on the service's queue as a relay does, and waits until it took effect. */
    async hear<N extends EventName>(
      name: N,
      payload: EventInput<N>,
      options: { id?: string; organizationId?: string; occurredAt?: Date } = {},
    ): Promise<void> {
      const { id = newId('evt'), occurredAt } = options;
      const envelope = eventEnvelope.parse({
        id,
        name,
        version: 1,
        organizationId: options.organizationId ?? null,
        occurredAt: (occurredAt ?? new Date()).toISOString(),
        isHistoric: occurredAt !== undefined,
        requestId: newId('req'),
        actorId: null,
        payload,
      });
      const job = await queues.get(eventQueueName('orders')).add(name, envelope);
      for (;;) {
        const state = await job.getState();
        if (state === 'completed') return;
        if (state === 'failed') throw new Error(`${name} failed: ${job.failedReason}`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    /** What the service told about an order, in the order it told it. */
    async told(orderId: string): Promise<string[]> {
      const rows = await service.db.outboxEvent.findMany({
        where: { kind: 'EVENT', payload: { path: ['orderId'], equals: orderId } },
        orderBy: { id: 'asc' },
      });
      return rows.map(({ name }) => name);
    },
    // biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects of the data.
    ask: <Data = any>(identity: Identity, query: string, variables?: Record<string, unknown>) =>
      signedQuery<Data>(service.url, identity, query, variables),
    async close() {
      await queues.close();
      await service.close();
      await database.drop();
    },
  };
}

export type World = Awaited<ReturnType<typeof startWorld>>;

export const toronto = {
  name: 'Ada Roy',
  line1: '301 Front St W',
  city: 'Toronto',
  region: 'ON',
  postalCode: 'm5v2t6',
  country: 'CA',
};

export const basket = {
  lines: [
    { sku: 'MSK-CARTOP', quantity: 2 },
    { sku: 'PLAN-BASIC', quantity: 2 },
  ],
  currency: 'CAD',
  shippingMethod: 'STANDARD',
  shippingAddress: toronto,
};

export const placeOrderMutation = `mutation ($input: PlaceOrderInput!) {
  placeOrder(input: $input) {
    __typename
    ... on PlaceOrderSuccess {
      order {
        id number version status paymentStatus source allowedActions
        totals { total { amount currency } tax { amount } }
        lines { id sku quantity }
      }
    }
    ... on UserError { message path }
    ... on InvalidInput { problems { code path message } }
    ... on DuplicateReference { existingOrderId }
    ... on UnknownSku { sku }
  }
}`;

/** A customer with an order just placed. */
export async function placedOrder(world: World, changes: Record<string, unknown> = {}) {
  const customer = member(newId('org'));
  const input = { ...basket, ...changes };
  const { data, errors } = await world.ask(customer, placeOrderMutation, { input });
  if (!data?.placeOrder?.order) throw new Error(JSON.stringify(data ?? errors));
  const { order } = data.placeOrder;
  const totalMinor = Math.round(Number(order.totals.total.amount) * 100);
  return { customer, order, totalMinor, id: order.id as string };
}
