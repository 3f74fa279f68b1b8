import { defineConsumer } from '@mobilytics/events/consumer';
import { createFulfillment } from '../fulfillment/create-fulfillment.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { organizationOf } from './organization-of.ts';

/** The money is there: the warehouse's work begins. */
export const onOrderConfirmed = (originCountries: ReadonlySet<string>) =>
  defineConsumer<PrismaClient>()('order.confirmed', (event, tx) =>
    createFulfillment(
      tx,
      { organizationId: organizationOf(event), order: event.payload },
      originCountries,
    ),
  );
