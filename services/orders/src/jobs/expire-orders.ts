import type { JobContext } from '@mobilytics/chassis/context';
import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { expireOrder } from '../order/expire-order.ts';
import { unpaidSince } from '../order/order.repository.ts';

/** An imported order is old when it arrives: its payment may be on the way in the same import. */
const settlingMs = 2 * 60 * 1000;
const batchSize = 100;

/** Gives up orders that nobody paid for, a batch each minute. */
export const expireOrders = defineJob<JobContext<PrismaClient>>()({
  name: 'orders.expire-orders',
  payload: z.object({}),
  every: 60_000,
  async handler(_, { db, now, signal, transact }) {
    const recordedBefore = new Date(now().getTime() - settlingMs);
    for (const order of await unpaidSince(db, { now: now(), recordedBefore }, batchSize)) {
      if (signal.aborted) return;
      await transact((tx) => expireOrder(tx, order));
    }
  },
});
