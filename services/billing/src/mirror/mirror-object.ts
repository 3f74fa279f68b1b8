import type { Tx, Work } from '../context.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { canonicalHash } from './canonical.ts';
import { databaseTime } from './database-time.ts';

interface StripeObject {
  id: string;
  object: string;
  deleted?: unknown;
}

/** What one fetch gave, and when it was asked for. */
export interface Fetched<T> {
  object: T;
  fetchedAt: Date;
  tx: Tx;
}

/**
 * Fetches one object from Stripe and writes the mirror from it, one fetch at a time per object: the
 * lock spans fetch and write, so an older fetch can never overwrite a newer one. An object that was
 * fetched after `heardAt`, when an event spoke of it, is not fetched again: null. Both times are the
 * database's, so that clocks of different machines cannot hide a change.
 */
export async function mirrorObject<T extends StripeObject, R>(
  work: Work,
  id: string,
  fetch: () => Promise<T>,
  project: (fetched: Fetched<T>) => Promise<R>,
): Promise<R>;
export async function mirrorObject<T extends StripeObject, R>(
  work: Work,
  id: string,
  fetch: () => Promise<T>,
  project: (fetched: Fetched<T>) => Promise<R>,
  heardAt: Date | null,
): Promise<R | null>;
export async function mirrorObject<T extends StripeObject, R>(
  work: Work,
  id: string,
  fetch: () => Promise<T>,
  project: (fetched: Fetched<T>) => Promise<R>,
  heardAt: Date | null = null,
): Promise<R | null> {
  return work.transact(async (tx) => {
    await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${id}, 0))`;
    const known = heardAt && (await tx.db.mirrorObject.findUnique({ where: { id } }));
    if (known && known.fetchedAt > heardAt) return null;
    const fetchedAt = await databaseTime(tx);
    const object = await fetch();
    await storeObject(tx, object, fetchedAt);
    return project({ object, fetchedAt, tx });
  });
}

async function storeObject(tx: Tx, object: StripeObject, fetchedAt: Date): Promise<void> {
  // What the SDK adds (`lastResponse`, decimals as objects) is not Stripe's answer.
  const plain = JSON.parse(JSON.stringify(object)) as Prisma.InputJsonObject;
  const row = {
    type: object.object,
    data: plain,
    hash: canonicalHash(plain),
    deleted: object.deleted === true,
    fetchedAt,
  };
  await tx.db.mirrorObject.upsert({
    where: { id: object.id },
    create: { id: object.id, ...row },
    update: row,
  });
}
