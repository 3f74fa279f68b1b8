import { AsyncLocalStorage } from 'node:async_hooks';
import type { Models } from './read-models.ts';
import { type Args, checkRows, modelOf } from './scope-args.ts';
import { checkRawQuery, scopeOperation } from './scope-operation.ts';
import { refuseWithoutOrganization } from './tenant-scope-error.ts';

/** What every generated Prisma client can do, whatever its models are. */
export type AnyClient = {
  $extends(extension: never): unknown;
  // biome-ignore lint/suspicious/noExplicitAny: the generated signature is overloaded per model.
  $transaction(...args: any[]): any;
  $queryRaw<T = unknown>(query: TemplateStringsArray, ...values: unknown[]): PromiseLike<T>;
  $executeRaw(query: TemplateStringsArray, ...values: unknown[]): PromiseLike<number>;
  $disconnect(): Promise<void>;
};

type ConnectionMembers = '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends';
type PlatformMembers = 'outboxEvent' | 'inboxEvent' | 'idempotencyKey';

/** What repositories receive: the client's models and raw queries, in or outside a transaction. */
export type DatabaseOf<Client> = Omit<Client, ConnectionMembers | PlatformMembers>;

const platformWork = new AsyncLocalStorage<true>();

/** Runs the chassis' own statements (outbox, inbox, idempotency) on a scoped client. */
export function asPlatform<T>(work: () => Promise<T>): Promise<T> {
  return platformWork.run(true, work);
}

type Call = {
  model?: string;
  operation: string;
  args: unknown;
  query: (args: unknown) => Promise<unknown>;
};

/**
 * The client limited to one organisation: every read, update and delete is filtered by it, every row
 * created belongs to it, and an operation whose scope cannot be kept throws. Without an organisation
 * only shared models can be reached.
 */
export function scopeClient<Client extends AnyClient>(
  client: Client,
  models: Models,
  organizationId: string | null,
): Client {
  const $allOperations = async ({ model, operation, args, query }: Call) => {
    if (platformWork.getStore()) return query(args);
    const scope = { models, organizationId };
    if (model === undefined) {
      if (organizationId === null) refuseWithoutOrganization();
      checkRawQuery(organizationId, operation, args);
      return query(args);
    }
    const result = await query(scopeOperation(scope, model, operation, (args ?? {}) as Args));
    checkRows(scope, modelOf(scope, model), result);
    return result;
  };
  const extension = { name: 'organisation scope', query: { $allOperations } };
  return client.$extends(extension as never) as Client;
}
