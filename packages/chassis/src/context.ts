import type { AnyClient, DatabaseOf } from '@mobilytics/database/scoped-client';
import type { Transaction } from '@mobilytics/events/transaction';
import type { Identity } from '@mobilytics/identity/identity';
import DataLoader from 'dataloader';
import type { Logger } from 'pino';

/** What resolvers receive: who asks, the database as they may see it, and the clock. */
export type RequestContext<Client, Services = Record<never, never>> = {
  viewer: Identity;
  /** Limited to the caller's organisation; unscoped for staff and our own processes. */
  db: DatabaseOf<Client>;
  /** The moment of the request: the same for all of it, and a past one for imports. */
  now(): Date;
  log: Logger;
  /** What the service gave to `startSubgraph` as `services`. */
  services: Services;
  /** Loads by key in one batch per request: `ctx.loader('lines of orders', async (ids) => …)`. */
  loader<Key, Value>(
    name: string,
    batch: (keys: readonly Key[]) => Promise<readonly (Value | Error)[]>,
  ): DataLoader<Key, Value>;
  /** One database transaction; what it emits, enqueues and audits is committed with it. */
  transact<R>(work: (tx: Transaction<Client>) => Promise<R>): Promise<R>;
};

/** What jobs receive. Their database is unscoped: a job's payload says which organisation. */
export type JobContext<Client, Services = Record<never, never>> = {
  id: string;
  db: DatabaseOf<Client>;
  now(): Date;
  log: Logger;
  services: Services;
  /** Aborted when the process stops: leave what can wait. */
  signal: AbortSignal;
  transact<R>(work: (tx: Transaction<Client>) => Promise<R>): Promise<R>;
};

export type ContextParts<Client extends AnyClient, Services> = {
  viewer: Identity;
  client: Client;
  now: Date;
  log: Logger;
  services: Services;
  transact: RequestContext<Client>['transact'];
};

export function createContext<Client extends AnyClient, Services>(
  parts: ContextParts<Client, Services>,
): RequestContext<Client, Services> {
  // biome-ignore lint/suspicious/noExplicitAny: the loaders of one request have different types.
  const loaders = new Map<string, DataLoader<any, any>>();
  return {
    viewer: parts.viewer,
    db: parts.client,
    now: () => parts.now,
    log: parts.log,
    services: parts.services,
    loader(name, batch) {
      const known = loaders.get(name) ?? new DataLoader(batch);
      loaders.set(name, known);
      return known;
    },
    transact: parts.transact,
  };
}
