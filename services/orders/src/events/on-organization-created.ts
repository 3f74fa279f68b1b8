import { defineConsumer } from '@mobilytics/events/consumer';
import { saveCustomer } from '../customer/customer.repository.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';

/** Our own copy of who the customer is, for orders that come without a contact. */
export const onOrganizationCreated = defineConsumer<PrismaClient>()(
  'organization.created',
  ({ payload }, tx) => saveCustomer(tx.db, payload),
);
