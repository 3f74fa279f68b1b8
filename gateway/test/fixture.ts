import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { Identity } from '@mobilytics/identity/identity';
import { verifyRequest } from '@mobilytics/identity/verify';
import Fastify from 'fastify';
import { GraphQLError, graphql, parse } from 'graphql';
import { readEnv } from '../src/env.ts';
import { startGateway } from '../src/server.ts';

/** Two small subgraphs that accept only what the gateway signed, and a gateway over them. */
const secret = 'a secret of at least thirty-two characters';
const common = readFileSync(
  new URL('../../packages/chassis/schema/common.graphql', import.meta.url),
  'utf8',
);
const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])\n';

const subgraphs = {
  accounts: {
    sdl: `${link}
      type Query { whoAmI: String @auth(scopes: ["public"]) failure: String @auth(scopes: []) organization: Organization @auth(scopes: []) }
      type Mutation { rename(name: String!): String @auth(scopes: []) }
      type Organization @key(fields: "id") { id: ID! name: String! friends: [Organization!]! orders: OrderConnection }
      type OrderConnection { edges: [OrderEdge!]! } type OrderEdge { node: Organization! }
      ${common}`,
    resolvers: {
      Query: {
        whoAmI: (_: unknown, __: unknown, identity: Identity) => JSON.stringify(identity),
        failure: () => {
          throw new Error('password=hunter2');
        },
        organization: () => ({ id: 'org_1', name: 'One' }),
      },
      Mutation: { rename: (_: unknown, { name }: { name: string }) => name },
    },
  },
  orders: {
    sdl: `${link}
      type Query { count: Int! @auth(scopes: []) }
      type Organization @key(fields: "id") { id: ID! orderCount: Int! }
      ${common}`,
    resolvers: { Query: { count: () => 7 }, Organization: { orderCount: () => 3 } },
  },
};

const keys: Record<string, Partial<Identity>> = {
  mob_test_good: {
    kind: 'API_KEY',
    actorId: 'key_1',
    organizationId: 'org_1',
    scopes: ['orders:read'],
  },
};
/** Whom a cookie belongs to; a test may change it while the gateway runs. */
export const sessions: Record<string, Partial<Identity>> = {
  'session=anna': { kind: 'USER', actorId: 'usr_1', organizationId: 'org_1' },
  'session=new': { kind: 'USER', actorId: 'usr_2', organizationId: null },
};

async function serve(name: keyof typeof subgraphs) {
  const { sdl, resolvers } = subgraphs[name];
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]);
  const app = Fastify();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  );
  app.get('/readyz', () => ({ status: 'ready' }));
  app.post('/internal/resolve', (request) => {
    verifyRequest(request.headers, request.body as string, { secret });
    const { cookie, apiKey } = JSON.parse(request.body as string);
    const found = apiKey ? keys[apiKey] : sessions[cookie];
    return found
      ? { actorName: null, roles: [], scopes: [], impersonatorId: null, locale: 'en', ...found }
      : JSON.stringify(null);
  });
  app.post('/graphql', async (request) => {
    const contextValue = verifyRequest(request.headers, request.body as string, { secret });
    const { query, variables } = JSON.parse(request.body as string);
    const result = await graphql({
      schema,
      source: query,
      variableValues: variables,
      contextValue,
    });
    return {
      ...result,
      errors: result.errors?.map(
        (error) =>
          new GraphQLError(error.message, {
            path: error.path,
            extensions: { code: 'INTERNAL', ...error.extensions },
          }),
      ),
    };
  });
  app.all('/api/auth/*', (request, reply) =>
    reply
      .header('set-cookie', 'a=1')
      .send({ url: request.url, identity: request.headers['x-mobilytics-identity'] ?? null }),
  );
  await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    close: () => app.close(),
  };
}

export async function startFixture(overrides: Record<string, string> = {}) {
  const accounts = await serve('accounts');
  const orders = await serve('orders');
  const composed = composeServices(
    Object.entries(subgraphs).map(([name, { sdl }]) => ({
      name,
      typeDefs: parse(sdl),
      url: 'http://x',
    })),
  );
  if (!composed.supergraphSdl) throw new Error(String(composed.errors));
  const gateway = await startGateway(
    readEnv({
      PORT: '0',
      REDIS_URL: process.env.REDIS_URL,
      IDENTITY_SECRET: secret,
      LOG_LEVEL: 'silent',
      ACCOUNTS_URL: accounts.url,
      ORDERS_URL: orders.url,
      BILLING_URL: orders.url,
      LOGISTICS_URL: orders.url,
      CAMPAIGNS_URL: orders.url,
      ANALYTICS_URL: orders.url,
      ...overrides,
    }),
    composed.supergraphSdl,
  );
  return {
    url: gateway.url,
    orders,
    async close() {
      await gateway.close();
      await accounts.close();
      await orders.close();
    },
  };
}

export async function post(url: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}
