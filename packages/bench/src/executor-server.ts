/** One candidate as a process: `executor-server.ts <candidate>` tells its address to its parent. */
import { ApolloServer, HeaderMap } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { Executor } from '@mobilytics/chassis/executor';
import Fastify, { type FastifyInstance } from 'fastify';
import mercurius from 'mercurius';
import { context, schema } from './executor-schema.ts';

type Body = { query: string; variables: Record<string, unknown> };

const candidates: Record<string, (app: FastifyInstance) => Promise<void>> = {
  async 'Apollo Server 5 + Fastify'(app) {
    const server = new ApolloServer({
      schema,
      csrfPrevention: false,
      plugins: [ApolloServerPluginInlineTraceDisabled()],
    });
    await server.start();
    app.post('/graphql', async (request, reply) => {
      const headers = new HeaderMap(Object.entries(request.headers) as [string, string][]);
      const response = await server.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: 'POST', headers, search: '', body: request.body },
        context: async () => context(),
      });
      reply.type('application/json');
      return response.body.kind === 'complete' ? response.body.string : '';
    });
  },
  async Mercurius(app) {
    await app.register(mercurius, { schema, context });
  },
  async 'Mercurius + graphql-jit'(app) {
    await app.register(mercurius, { schema, context, jit: 1 });
  },
  async 'Chassis (graphql-jit + Fastify)'(app) {
    const executor = new Executor(schema);
    app.post<{ Body: Body }>('/graphql', async ({ body }, reply) => {
      const prepared = executor.prepare(body.query);
      if (!('run' in prepared)) throw prepared[0];
      const result = await prepared.run(context(), body.variables);
      reply.type('application/json');
      return JSON.stringify(result);
    });
  },
};

export const candidateNames = Object.keys(candidates);

const wanted = candidates[process.argv[2] ?? ''];
if (wanted !== undefined && process.send !== undefined) {
  const app = Fastify();
  await wanted(app);
  process.send({ url: await app.listen({ port: 0, host: '127.0.0.1' }) });
}
