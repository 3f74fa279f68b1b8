import type { ChassisEnv } from '../../../src/env.ts';
import { startSubgraph } from '../../../src/subgraph.ts';
import { PrismaClient } from '../generated/prisma/client.ts';
import { countOrganization } from './events/count-organization.ts';
import { shoutNote } from './jobs/shout-note.ts';
import { noteResolvers } from './note/note.resolvers.ts';

/** The smallest service that uses everything: it hears its own event as `orders` would. */
export function startFixture(env: ChassisEnv) {
  return startSubgraph({
    name: 'orders',
    serviceUrl: new URL('..', import.meta.url),
    env,
    createClient: (adapter) => new PrismaClient({ adapter }),
    sharedModels: ['Topic'],
    resolvers: noteResolvers,
    consumers: [countOrganization],
    jobs: [shoutNote],
    routes(app) {
      app.post('/echo', async (request) => ({ bytes: request.rawBody.length }));
      app.get('/broken', async () => {
        throw new Error('password of the database: hunter2');
      });
    },
  });
}
