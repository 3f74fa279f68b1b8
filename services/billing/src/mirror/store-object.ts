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

/** Which fetch it was, of all that were ever begun, and when it began by the database's clock. */
export interface FetchMark {
  fetchNumber: bigint;
  fetchedAt: Date;
}

/** Writes the mirror's row, and locks it; false when it has been written by a newer fetch. */
export async function storeObject(
  tx: Tx,
  object: StripeObject,
  { fetchNumber, fetchedAt }: FetchMark,
): Promise<boolean> {
  const plain = plainObject(object);
  const { customer, created } = plain as { customer?: string; created?: number };
  const customerId = object.object === 'customer' ? object.id : idOf(customer);
  const written = await tx.db.$executeRaw`
    INSERT INTO "MirrorObject" AS known
      ("id", "type", "data", "hash", "customerId", "madeAt", "deleted", "fetchedAt", "fetchNumber")
    VALUES (
      ${object.id}, ${object.object}, ${JSON.stringify(plain)}::jsonb,
      ${canonicalHash(plain)}, ${customerId}, ${stripeTimeOrNull(created)}, false,
      ${fetchedAt}, ${fetchNumber}
    )
    ON CONFLICT ("id") DO UPDATE SET
      "type" = EXCLUDED."type", "data" = EXCLUDED."data", "hash" = EXCLUDED."hash",
      "customerId" = EXCLUDED."customerId", "madeAt" = EXCLUDED."madeAt", "deleted" = false,
      "fetchedAt" = EXCLUDED."fetchedAt", "fetchNumber" = EXCLUDED."fetchNumber"
    WHERE known."fetchNumber" < EXCLUDED."fetchNumber"`;
  return written === 1;
}

/** Notes that Stripe has it no more; false when a newer fetch was written, or it was never mirrored. */
export async function storeDeletion(
  tx: Tx,
  id: string,
  { fetchNumber, fetchedAt }: FetchMark,
): Promise<boolean> {
  const { count } = await tx.db.mirrorObject.updateMany({
    where: { id, fetchNumber: { lt: fetchNumber } },
    data: { deleted: true, fetchedAt, fetchNumber },
  });
  return count === 1;
}
