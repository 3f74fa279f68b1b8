import { defineConsumer } from '@mobilytics/events/consumer';
import { createFulfillment } from '../fulfillment/create-fulfillment.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { organizationOf } from './organization-of.ts';

/** The same is sent again: one more piece of work for the warehouse on the same order. */
export const onReturnReplaced = (originCountries: ReadonlySet<string>) =>
  defineConsumer<PrismaClient>()('return.replaced', (event, tx) => {
    const { orderNumber: number, lines, ...order } = event.payload;
    return createFulfillment(
      tx,
      {
        organizationId: organizationOf(event),
        order: { ...order, number, lines: lines.map((line) => ({ ...line, shippable: true })) },
      },
      originCountries,
    );
  });
