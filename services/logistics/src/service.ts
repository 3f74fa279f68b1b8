import { type RunningSubgraph, startSubgraph } from '@mobilytics/chassis/subgraph';
import { createObjectStore } from '@mobilytics/object-store/object-store';
import { createCallLog } from './call-log/call-log.ts';
import type { CarrierCode } from './carrier/carrier.ts';
import { connectCarriers } from './carrier/connect-carriers.ts';
import { dhlPushHooks } from './carrier/dhl/push-hooks.ts';
import { createTransports } from './carrier/resilience/transports.ts';
import type { Services } from './context.ts';
import type { Env } from './env.ts';
import { consumers } from './events/consumers.ts';
import { PrismaClient } from './generated/prisma/client.ts';
import { resumeBulkRuns, workBulkRun } from './jobs/bulk-runs.ts';
import { buyReturnLabels, resumeReturnLabels } from './jobs/buy-return-labels.ts';
import { followRefunds } from './jobs/follow-refunds.ts';
import { handOverRest } from './jobs/hand-over-parcels.ts';
import { makeManifest } from './jobs/make-manifest.ts';
import { pollTracking } from './jobs/poll-tracking.ts';
import { pruneCalls } from './jobs/prune-calls.ts';
import { prunePushes } from './jobs/prune-pushes.ts';
import { removeDrafts } from './jobs/remove-drafts.ts';
import { rereadTracking } from './jobs/reread-tracking.ts';
import { reserveWaiting } from './jobs/reserve-waiting.ts';
import { resumeLabels } from './jobs/resume-labels.ts';
import { resumeManifests } from './jobs/resume-manifests.ts';
import { resumeVoids } from './jobs/resume-voids.ts';
import { subscribeDhl } from './jobs/subscribe-dhl.ts';
import { trackReturns } from './jobs/track-returns.ts';
import { watchBills } from './jobs/watch-bills.ts';
import { watchParcels } from './jobs/watch-parcels.ts';
import { pushRoutes } from './push/push-routes.ts';
import { resolvers } from './resolvers.ts';
import { findPublicParcel } from './tracking/public-parcel.ts';

const usualTiming = {
  carrierTimeoutMs: 8_000,
  labelLeaseMs: 45_000,
  labelSettleMs: 60_000,
  resumeLabelsMs: 15_000,
  breakerOpenMs: 30_000,
  unnamedPauseMs: 60_000,
  watchParcelsMs: 300_000,
};

/** Starts the logistics subgraph with its carriers, its files, its consumers and its jobs. */
export async function startLogistics(env: Env, timing: Partial<Services['timing']> = {}) {
  const files = createObjectStore(env.objectStore);
  await files.ensureBucket();
  const settled = { ...usualTiming, trackingPollMs: env.trackingPollMs, ...timing };
  let running: Pick<RunningSubgraph<PrismaClient, Services>, 'db' | 'log'> | undefined;
  const secrets: Partial<Record<CarrierCode, readonly string[]>> = {};
  const callLog = createCallLog({
    write: async (rows) => running?.db.carrierCall.createMany({ data: rows }),
    secrets,
    onError: (err) => running?.log.warn({ err }, 'Calls to a carrier could not be written down.'),
  });
  const transports = createTransports({
    redisUrl: env.redisUrl,
    prefix: env.queuePrefix ?? 'mobilytics',
    callsPerHour: env.callsPerHour,
    breakerOpenMs: settled.breakerOpenMs,
    unnamedPauseSeconds: settled.unnamedPauseMs / 1000,
    log: callLog.add,
    onError: (err) => running?.log.debug({ err }, 'Redis is away.'),
  });
  const connected = connectCarriers(env, settled.carrierTimeoutMs, transports.to);
  for (const one of connected) secrets[one.carrier.code] = one.secrets;
  const carriers = connected.map(({ carrier }) => carrier);
  const { usdPerCad } = env.canadaPost;
  const services: Services = {
    ...{ carriers, connected, transports, files, usdPerCad },
    contactEmail: env.shippingEmail,
    timing: settled,
    ...dhlPushHooks({
      ...{ account: env.dhl, token: env.push.dhlToken, timeoutMs: settled.carrierTimeoutMs },
      transport: transports.to('DHL'),
    }),
    dashboardUrl: env.dashboardUrl,
    findPublicParcel: async (token) =>
      running === undefined ? null : findPublicParcel(running.db, token),
  };
  const { trackingPollMs, resumeLabelsMs, watchParcelsMs } = services.timing;
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
      'Manifest',
      'Pickup',
      'BulkRun',
      'BulkItem',
      'CarrierCall',
      'CarrierInvoice',
      'CarrierInvoiceLine',
      'ShippingDifference',
      'Manifest',
      'Pickup',
    ],
    resolvers,
    consumers: consumers(new Set(carriers.flatMap(({ originCountries }) => originCountries))),
    jobs: [
      pollTracking(trackingPollMs),
      watchParcels(watchParcelsMs),
      rereadTracking,
      prunePushes,
      resumeLabels(resumeLabelsMs),
      resumeManifests(resumeLabelsMs),
      removeDrafts,
      makeManifest,
      handOverRest,
      resumeVoids(resumeLabelsMs),
      followRefunds(resumeLabelsMs * 4),
      pruneCalls,
      watchBills,
      workBulkRun,
      resumeBulkRuns(resumeLabelsMs),
      reserveWaiting,
      subscribeDhl(resumeLabelsMs),
      buyReturnLabels,
      resumeReturnLabels(resumeLabelsMs),
      trackReturns(trackingPollMs),
    ],
    services,
    routes: pushRoutes(env.push),
  });
  running = service;
  return {
    ...service,
    async close() {
      await callLog.close();
      await service.close();
      transports.close();
      files.close();
    },
  };
}
