import { startSubgraph } from '@mobilytics/chassis/subgraph';
import { createObjectStore } from '@mobilytics/object-store/object-store';
import type { Services } from './context.ts';
import type { Env } from './env.ts';
import { onDeviceDelivered } from './events/on-device-delivered.ts';
import { onDeviceReturned } from './events/on-device-returned.ts';
import { onMakeGoodApproved } from './events/on-make-good-approved.ts';
import { PrismaClient } from './generated/prisma/client.ts';
import { runFlights } from './jobs/run-flights.ts';
import { resolvers } from './resolvers.ts';

export function startCampaigns(env: Env) {
  return startSubgraph<PrismaClient, Services>({
    name: 'campaigns',
    serviceUrl: new URL('..', import.meta.url),
    env: env.chassis,
    createClient: (adapter) => new PrismaClient({ adapter }),
    sharedModels: ['Market', 'Rate'],
    resolvers,
    consumers: [onDeviceDelivered, onDeviceReturned, onMakeGoodApproved],
    jobs: [runFlights],
    services: { objects: createObjectStore(env.objects) },
  });
}
