import type { CarrierCode } from '../carrier.ts';
import type { CarrierCall, CarrierResponse } from '../transport.ts';

/** So many calls in any stretch of so many seconds, `burst` of them at once. */
export type Limit = { calls: number; seconds: number; burst: number };

type CarrierLimits = {
  /** All limits of a bucket hold. */
  buckets: Readonly<Record<string, readonly Limit[]>>;
  bucketOf: (call: Pick<CarrierCall, 'operation' | 'url'>) => string;
};

const products: Record<CarrierCall['operation'], string> = {
  token: 'token',
  rates: 'prices',
  discovery: 'prices',
  buyLabel: 'labels',
  returnLabel: 'labels',
  voidLabel: 'labels',
  refund: 'labels',
  label: 'labels',
  reprint: 'labels',
  search: 'labels',
  manifest: 'manifests',
  track: 'tracking',
  trackMany: 'tracking',
  schedulePickup: 'pickup',
  validateAddress: 'addresses',
};

const perProduct = (limit: Limit): CarrierLimits => ({
  buckets: Object.fromEntries([...new Set(Object.values(products))].map((name) => [name, [limit]])),
  bucketOf: ({ operation }) => products[operation],
});

/**
 * What the carriers allow. Canada Post publishes no number and asks for a quarter of a second between
 * calls; USPS gives a new application 60 calls an hour of each product, DHL 250 a day of tracking, one
 * in five seconds; Chit Chats 2,000 in five minutes of everything.
 */
const published: Record<CarrierCode, CarrierLimits> = {
  CANADA_POST: perProduct({ calls: 240, seconds: 60, burst: 20 }),
  USPS: perProduct({ calls: 60, seconds: 3_600, burst: 20 }),
  DHL: {
    buckets: {
      express: [{ calls: 500, seconds: 60, burst: 50 }],
      unified: [
        { calls: 1, seconds: 5, burst: 1 },
        { calls: 250, seconds: 86_400, burst: 50 },
      ],
    },
    bucketOf: ({ url }) => (url.includes('/track/shipments') ? 'unified' : 'express'),
  },
  CHIT_CHATS: {
    buckets: { all: [{ calls: 2_000, seconds: 300, burst: 300 }] },
    bucketOf: () => 'all',
  },
};

/** The carrier's limits, or what it granted us: so many calls an hour of each bucket. */
export function limitsOf(carrier: CarrierCode, callsPerHour: number | undefined): CarrierLimits {
  const known = published[carrier];
  if (callsPerHour === undefined) return known;
  const granted = { calls: callsPerHour, seconds: 3_600, burst: Math.ceil(callsPerHour / 20) };
  const buckets = Object.keys(known.buckets).map((name) => [name, [granted]] as const);
  return { ...known, buckets: Object.fromEntries(buckets) };
}

/** How fast a bucket fills, so that burst and refill together stay within the limit. */
export const refillPerSecond = ({ calls, seconds, burst }: Limit) =>
  (burst < calls ? calls - burst : calls) / seconds;

/**
 * For how long the carrier wants to be left alone; null when it says nothing of the kind. Canada Post
 * throttles with a server's error, for up to a minute, and names no time.
 */
export function pauseSeconds(response: CarrierResponse, unnamedSeconds: number): number | null {
  const monitor = response.status >= 400 && /rejected by slm monitor/i.test(start(response.body));
  if (response.status !== 429 && !monitor) return null;
  const named = Number(response.header('retry-after') ?? '');
  return Number.isFinite(named) && named > 0 ? Math.min(named, 3_600) : unnamedSeconds;
}

const start = (body: Buffer) => body.subarray(0, 2_000).toString('latin1');
