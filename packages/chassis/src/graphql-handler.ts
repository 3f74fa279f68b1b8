import type { Models } from '@mobilytics/database/read-models';
import { type AnyClient, scopeClient } from '@mobilytics/database/scoped-client';
import { type Origin, runTransaction } from '@mobilytics/events/outbox';
import type { Transaction } from '@mobilytics/events/transaction';
import type { Identity } from '@mobilytics/identity/identity';
import { type ExecutionResult, GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { z } from 'zod';
import { createContext } from './context.ts';
import type { Executor, PreparedQuery } from './executor.ts';
import { GraphqlFailure } from './failure.ts';
import { IdempotentRequest } from './idempotency.ts';
import { presentError } from './present-error.ts';

const requestBody = z.object({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});

export type GraphqlParts<Client extends AnyClient, Services> = {
  name: string;
  client: Client;
  models: Models;
  executor: Executor;
  services: Services;
  log: Logger;
  allowHistoricTime: boolean;
  timeoutMs: number;
};

export type Answer = {
  body: string;
  operationName: string | null;
  outcome: 'ok' | 'errors' | 'replayed';
};

/** Answers one GraphQL request of a caller whose identity was verified. */
export function createGraphqlHandler<Client extends AnyClient, Services>(
  parts: GraphqlParts<Client, Services>,
): (viewer: Identity, body: Buffer) => Promise<Answer> {
  const clientOf = createClients(parts);
  return async (viewer, body) => {
    const log = parts.log.child({ requestId: viewer.requestId });
    const fail = (
      errors: readonly GraphQLError[],
      operationName: string | null = null,
    ): Answer => ({
      body: JSON.stringify({
        errors: errors.map((error) => presentError(error, viewer.requestId, log)),
      }),
      operationName,
      outcome: 'errors',
    });
    const request = requestBody.safeParse(readJson(body));
    if (!request.success) {
      return fail([new GraphqlFailure('BAD_INPUT', 'Send JSON with query and variables.')]);
    }
    const { query, variables, operationName } = request.data;
    const prepared = parts.executor.prepare(query, operationName ?? undefined);
    if (!('run' in prepared)) return fail(prepared);
    const idempotent =
      prepared.isMutation && viewer.idempotencyKey !== null && viewer.kind !== 'ANONYMOUS'
        ? new IdempotentRequest(parts.client, viewer, viewer.idempotencyKey, body)
        : null;
    const context = contextOf(parts, viewer, clientOf(viewer), log, idempotent);
    try {
      const earlier = await idempotent?.earlierResponse();
      if (earlier) return replay(earlier, prepared);
      const result = await withTimeout(prepared.run(context, variables ?? {}), parts.timeoutMs);
      if (idempotent?.isTaken) {
        const other = await idempotent.earlierResponse();
        if (other !== null) return replay(other, prepared);
      }
      const answer = present(result, prepared, viewer, log);
      if (idempotent?.isClaimed) await idempotent.store(answer.body);
      return answer;
    } catch (error) {
      const failure = error instanceof GraphQLError ? error : new GraphQLError('', asCause(error));
      return fail([failure], prepared.operationName);
    }
  };
}

const asCause = (error: unknown) => ({ originalError: error as Error });

function replay(body: string, { operationName }: PreparedQuery): Answer {
  return { body, operationName, outcome: 'replayed' };
}

function present(
  { errors, ...result }: ExecutionResult,
  { operationName }: PreparedQuery,
  viewer: Identity,
  log: Logger,
): Answer {
  if (errors === undefined) return { body: JSON.stringify(result), operationName, outcome: 'ok' };
  const presented = errors.map((error) => presentError(error, viewer.requestId, log));
  return {
    body: JSON.stringify({ errors: presented, ...result }),
    operationName,
    outcome: 'errors',
  };
}

function contextOf<Client extends AnyClient, Services>(
  parts: GraphqlParts<Client, Services>,
  viewer: Identity,
  client: Client,
  log: Logger,
  idempotent: IdempotentRequest | null,
) {
  const now = parts.allowHistoricTime && viewer.at !== null ? new Date(viewer.at) : new Date();
  const origin: Origin = {
    service: parts.name,
    now,
    requestId: viewer.requestId,
    organizationId: viewer.organizationId,
    actorId: viewer.actorId,
    actorName: viewer.actorName,
    impersonatorId: viewer.impersonatorId,
  };
  const transact = async <R>(work: (tx: Transaction<Client>) => Promise<R>): Promise<R> => {
    const claim = idempotent === null || idempotent.isClaimed ? undefined : idempotent;
    const result = await runTransaction(client, origin, work, (db) => claim?.claim(db) ?? done);
    if (claim !== undefined) claim.isClaimed = true;
    return result;
  };
  return createContext({ viewer, client, now, log, services: parts.services, transact });
}

const done = Promise.resolve();

/** Scoped clients by organisation; making one costs more than a simple query. */
function createClients<Client extends AnyClient, Services>(parts: GraphqlParts<Client, Services>) {
  const clients = new Map<string | null, Client>();
  return ({ kind, organizationId }: Identity): Client => {
    if (kind === 'STAFF' || kind === 'SYSTEM') return parts.client;
    const scope = kind === 'ANONYMOUS' ? null : organizationId;
    const known = clients.get(scope);
    if (known !== undefined) return known;
    if (clients.size >= 1_000) clients.clear();
    const client = scopeClient(parts.client, parts.models, scope);
    clients.set(scope, client);
    return client;
  };
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

async function withTimeout(
  result: ExecutionResult | Promise<ExecutionResult>,
  timeoutMs: number,
): Promise<ExecutionResult> {
  if (!(result instanceof Promise)) return result;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new GraphqlFailure('UNAVAILABLE', 'The request took too long.')),
      timeoutMs,
    );
  });
  try {
    return await Promise.race([result, late]);
  } finally {
    clearTimeout(timer);
  }
}
