import { Redis } from 'ioredis';
import type { CarrierCode } from '../carrier.ts';
import { exchange } from '../http.ts';
import type { CarrierTransport } from '../transport.ts';
import { type Limit, limitsOf } from './call-limits.ts';
import { type BreakerState, createCircuitBreaker } from './circuit-breaker.ts';
import { createBudget } from './rate-budget.ts';
import { type Exchange, resilientTransport } from './resilient-transport.ts';

type Settings = {
  redisUrl: string;
  /** Begins every key. */
  prefix: string;
  callsPerHour: Partial<Record<CarrierCode, number>>;
  /** For how long a carrier that does not answer is left alone. */
  breakerOpenMs: number;
  /** The pause of a carrier that throttles us and does not say for how long. */
  unnamedPauseSeconds: number;
  log: (exchange: Exchange) => void;
  onError: (error: unknown) => void;
};

export type BudgetHealth = {
  bucket: string;
  limits: readonly Limit[];
  /** 0 to 1. */
  usedShare: number;
  pausedUntil: Date | null;
};

export type LineHealth = { breaker: BreakerState; failures: number; budgets: BudgetHealth[] };

export type Transports = {
  to(carrier: CarrierCode): CarrierTransport;
  health(carrier: CarrierCode): Promise<LineHealth>;
  close(): void;
};

/** The ways to all carriers; what limits them is shared by every process of the installation. */
export function createTransports(settings: Settings): Transports {
  const redis = new Redis(settings.redisUrl, {
    maxRetriesPerRequest: 1,
    commandTimeout: 1_000,
    retryStrategy: (attempt) => Math.min(50 * attempt, 1_000),
  });
  redis.on('error', settings.onError);
  // Before the connection stands commands wait for it; when it is lost later they fail at once.
  redis.once('ready', () => {
    redis.options.enableOfflineQueue = false;
  });

  const partsOf = (carrier: CarrierCode) => {
    const key = `${settings.prefix}:carrier:${carrier}`;
    const limits = limitsOf(carrier, settings.callsPerHour[carrier]);
    return {
      breaker: createCircuitBreaker(redis, `${key}:breaker`, settings.breakerOpenMs),
      bucketOf: limits.bucketOf,
      buckets: Object.entries(limits.buckets).map(([bucket, of]) => ({
        bucket,
        limits: of,
        budget: createBudget(redis, `${key}:budget:${bucket}`),
      })),
    };
  };
  return {
    to(carrier) {
      const { breaker, buckets, bucketOf } = partsOf(carrier);
      const { log, onError, unnamedPauseSeconds } = settings;
      return resilientTransport({
        ...{ carrier, exchange, breaker, log, onError, unnamedPauseSeconds },
        budgetOf: (call) => {
          const name = bucketOf(call);
          const found = buckets.find(({ bucket }) => bucket === name);
          if (found === undefined) throw new Error(`${carrier} has no bucket ${name}.`);
          return found;
        },
      });
    },
    async health(carrier) {
      const { breaker, buckets } = partsOf(carrier);
      const [{ state, failures }, budgets] = await Promise.all([
        breaker.state(),
        Promise.all(
          buckets.map(async ({ bucket, limits, budget }) => {
            const { share, pausedUntil } = await budget.used(limits);
            return { bucket, limits, usedShare: share, pausedUntil };
          }),
        ),
      ]);
      return { breaker: state, failures, budgets };
    },
    close: () => redis.disconnect(),
  };
}
