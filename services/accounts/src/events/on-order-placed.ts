import { defineConsumer } from '@mobilytics/events/consumer';
import { z } from 'zod';
import type { PrismaClient } from '../generated/prisma/client.ts';

/** Notes whom to write to about the order, in the language that person reads. */
export const onOrderPlaced = defineConsumer<PrismaClient>()('order.placed', async (event, tx) => {
  const { orderId, number, contactEmail } = event.payload;
  const { actorId, organizationId } = event;
  if (organizationId === null) return;
  const person = contactEmail
    ? { email: contactEmail.toLowerCase() }
    : actorId === null
      ? null
      : { id: actorId };
  const user = person && (await tx.db.user.findUnique({ where: person }));
  const email = contactEmail ?? user?.email;
  // An address that no mail can reach must not stop the queue.
  if (!z.email().safeParse(email).success || !email) return;
  await tx.db.orderContact.createMany({
    data: [{ orderId, organizationId, number, email, locale: user?.locale ?? 'en' }],
    skipDuplicates: true,
  });
});
