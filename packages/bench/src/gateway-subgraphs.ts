/** The two subgraphs of the gateway comparison as a process, over rows in memory. */
import { buildSchema } from '@mobilytics/chassis/build-schema';
import { Executor } from '@mobilytics/chassis/executor';
import Fastify from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { context, schema as orders } from './executor-schema.ts';

const accounts = buildSchema(new URL('../../../services/accounts/', import.meta.url), {
  Organization: {
    __resolveReference: async ({ id }: { id: string }) => ({ id, name: `Customer ${id}` }),
  },
});

type Body = { query: string; variables?: Record<string, unknown>; operationName?: string };

/** Answers whoever asks: the stock gateway signs nothing, and both must find the same subgraphs. */
async function serve(schema: GraphQLSchema): Promise<string> {
  const executor = new Executor(schema);
  const app = Fastify();
  app.get('/readyz', async () => ({ status: 'ready' }));
  app.post<{ Body: Body }>('/graphql', async ({ body }, reply) => {
    const prepared = executor.prepare(body.query, body.operationName);
    if (!('run' in prepared)) throw prepared[0];
    reply.type('application/json');
    return JSON.stringify(await prepared.run(context(), body.variables ?? {}));
  });
  return app.listen({ port: 0, host: '127.0.0.1' });
}

if (process.send !== undefined) {
  process.send({ orders: await serve(orders), accounts: await serve(accounts) });
}
