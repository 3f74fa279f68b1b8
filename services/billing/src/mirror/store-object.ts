import type { Tx } from '../context.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { canonicalHash } from './canonical.ts';
import type { StripeObject } from './mirror-type.ts';
import { idOf, stripeTimeOrNull } from './stripe-time.ts';

/** Stripe's answer as plain JSON: without what the SDK adds, and without secrets for browsers. */
export function plainObject(object: StripeObject): Prisma.InputJsonObject {
  const { client_secret: _, ...plain } = JSON.parse(JSON.stringify(object));
  return plain;
}

export async function storeObject(tx: Tx, object: StripeObject, fetchedAt: Date): Promise<void> {
  const plain = plainObject(object);
  const { customer, created } = plain as { customer?: string; created?: number };
  const row = {
    type: object.object,
    data: plain,
    hash: canonicalHash(plain),
    customerId: object.object === 'customer' ? object.id : idOf(customer),
    madeAt: stripeTimeOrNull(created),
    deleted: false,
    fetchedAt,
  };
  await tx.db.mirrorObject.upsert({
    where: { id: object.id },
    create: { id: object.id, ...row },
    update: row,
  });
}
