import { startSubgraph } from '@mobilytics/chassis/subgraph';
import type { Services } from './context.ts';
import { countsResolvers } from './counts/counts.resolvers.ts';
import { Markets } from './counts/markets.ts';
import { deliveryResolvers } from './delivery/delivery.resolvers.ts';
import { deviceResolvers } from './device/device.resolvers.ts';
import type { Env } from './env.ts';
import { onCreativeAssigned } from './events/on-creative-assigned.ts';
import { onDeviceAssigned } from './events/on-device-assigned.ts';
import { onDeviceDelivered } from './events/on-device-delivered.ts';
import { lineConsumers } from './events/on-line.ts';
import { PrismaClient } from './generated/prisma/client.ts';
import { ingestRoutes } from './ingest/ingest.routes.ts';
import { findUnmeasured } from './jobs/find-unmeasured.ts';
import { measureDevice } from './jobs/measure-device.ts';
import { tripResolvers } from './trip/trip.resolvers.ts';

/** Starts the analytics subgraph with the devices' door, its consumers and its roll-up. */
export function startAnalytics(env: Env) {
  return startSubgraph<PrismaClient, Services>({
    name: 'analytics',
    serviceUrl: new URL('..', import.meta.url),
    env,
    createClient: (adapter) => new PrismaClient({ adapter }),
    sharedModels: ['TrafficCountSet', 'TrafficStation'],
    resolvers: {
      ...deliveryResolvers,
      ...deviceResolvers,
      ...tripResolvers,
      Query: { ...countsResolvers.Query, ...tripResolvers.Query },
    },
    consumers: [onDeviceDelivered, onDeviceAssigned, onCreativeAssigned, ...lineConsumers],
    jobs: [measureDevice, findUnmeasured],
    services: { markets: new Markets() },
    routes: (app, parts) => ingestRoutes(app, parts, env.ingestRequestsPerMinute),
  });
}
