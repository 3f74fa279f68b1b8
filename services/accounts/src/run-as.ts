import { runTransaction } from '@mobilytics/events/outbox';
import type { Transaction } from '@mobilytics/events/transaction';
import { newId } from '@mobilytics/ids/new-id';
import type { PrismaClient } from './generated/prisma/client.ts';

/** Who acts, where the chassis' own transaction of a request cannot be used. */
export type Actor = {
  actorId: string;
  actorName: string | null;
  organizationId: string | null;
  /** The request it goes back to; a new one when left out. */
  requestId?: string;
  /** The moment it happens at; the present when left out. */
  now?: Date;
};

/**
 * One transaction on the unscoped database, with outbox and audit: for what happens outside GraphQL,
 * such as a confirmed address, and for callers who do not belong to the organisation yet.
 */
export type RunAs = <R>(
  actor: Actor,
  work: (tx: Transaction<PrismaClient>) => Promise<R>,
) => Promise<R>;

export function createRunAs(db: PrismaClient): RunAs {
  return (actor, work) => {
    const { requestId = newId('req'), now = new Date(), ...who } = actor;
    return runTransaction(
      db,
      { service: 'accounts', impersonatorId: null, requestId, now, ...who },
      work,
    );
  };
}
