import { startSubgraph } from '@mobilytics/chassis/subgraph';
import { createObjectStore } from '@mobilytics/object-store/object-store';
import { createCanadaPost } from './carrier/canada-post/canada-post.ts';
import { directTransport } from './carrier/http.ts';
import type { Services } from './context.ts';
import type { Env } from './env.ts';
import { consumers } from './events/consumers.ts';
import { PrismaClient } from './generated/prisma/client.ts';
import { buyReturnLabels } from './jobs/buy-return-labels.ts';
import { pollTracking } from './jobs/poll-tracking.ts';
import { reserveWaiting } from './jobs/reserve-waiting.ts';
import { resumeLabels } from './jobs/resume-labels.ts';
import { trackReturns } from './jobs/track-returns.ts';
import { resolvers } from './resolvers.ts';

const usualTiming = {
  carrierTimeoutMs: 8_000,
  labelLeaseMs: 45_000,
  labelSettleMs: 60_000,
  resumeLabelsMs: 15_000,
};

/** Starts the logistics subgraph with its carriers, its files, its consumers and its jobs. */
export async function startLogistics(env: Env, timing: Partial<Services['timing']> = {}) {
  const files = createObjectStore(env.objectStore);
  await files.ensureBucket();
  const settled = { ...usualTiming, trackingPollMs: env.trackingPollMs, ...timing };
  const carriers = [
    createCanadaPost({
      ...env.canadaPost,
      timeoutMs: settled.carrierTimeoutMs,
      transport: directTransport('CANADA_POST'),
    }),
  ];
  const services: Services = { carriers, files, timing: settled };
  const { trackingPollMs, resumeLabelsMs } = services.timing;
  const service = await startSubgraph<PrismaClient, Services>({
    name: 'logistics',
    serviceUrl: new URL('..', import.meta.url),
    env,
    createClient: (adapter) => new PrismaClient({ adapter }),
    sharedModels: [
      'Warehouse',
      'StockItem',
      'StockLevel',
      'StockMovement',
      'DeviceChange',
      'ParcelPreset',
      'ShippingRule',
      'BulkRun',
      'BulkItem',
      'CarrierCall',
      'CarrierInvoice',
      'CarrierInvoiceLine',
      'ShippingDifference',
    ],
    resolvers,
    consumers: consumers(new Set(carriers.flatMap(({ originCountries }) => originCountries))),
    jobs: [
      pollTracking(trackingPollMs),
      resumeLabels(resumeLabelsMs),
      reserveWaiting,
      buyReturnLabels,
      trackReturns(trackingPollMs),
    ],
    services,
  });
  return {
    ...service,
    async close() {
      await service.close();
      files.close();
    },
  };
}
