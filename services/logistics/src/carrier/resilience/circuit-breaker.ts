import type { Redis } from 'ioredis';

export type BreakerState = 'CLOSED' | 'OPEN' | 'HALF_OPEN';

/** So many failures in a row open it; after the pause one call at a time tries whether all is well. */
const failuresToOpen = 5;
const probeMs = 10_000;

const clock = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)`;

/** Milliseconds to stay away, 0 when the call may be made. */
const admitScript = `${clock}
local known = redis.call('HMGET', KEYS[1], 'openUntil', 'probeUntil')
local openUntil, probeUntil = tonumber(known[1] or '0'), tonumber(known[2] or '0')
if openUntil == 0 then return 0 end
if now < openUntil then return openUntil - now end
if now < probeUntil then return probeUntil - now end
redis.call('HSET', KEYS[1], 'probeUntil', now + tonumber(ARGV[1]))
return 0`;

const failScript = `${clock}
local failures = redis.call('HINCRBY', KEYS[1], 'failures', 1)
local opened = redis.call('HEXISTS', KEYS[1], 'openUntil')
if opened == 1 or failures >= tonumber(ARGV[1]) then
  redis.call('HSET', KEYS[1], 'openUntil', now + tonumber(ARGV[2]))
  redis.call('HDEL', KEYS[1], 'probeUntil')
end
redis.call('EXPIRE', KEYS[1], 3600)`;

export type CircuitBreaker = {
  /** Milliseconds for which the carrier is left alone, 0 when it may be asked. */
  admit(): Promise<number>;
  report(answered: boolean): Promise<void>;
  state(): Promise<{ state: BreakerState; failures: number }>;
};

/** Keeps a carrier that does not answer from holding up everybody, in all processes alike. */
export function createCircuitBreaker(redis: Redis, key: string, openMs: number): CircuitBreaker {
  return {
    admit: async () => Number(await redis.eval(admitScript, 1, key, probeMs)),
    async report(answered) {
      if (answered) await redis.del(key);
      else await redis.eval(failScript, 1, key, failuresToOpen, openMs);
    },
    async state() {
      const [openUntil, failures] = await redis.hmget(key, 'openUntil', 'failures');
      const open = openUntil == null ? null : Number(openUntil) > Date.now();
      const state = open === null ? 'CLOSED' : open ? 'OPEN' : 'HALF_OPEN';
      return { state, failures: Number(failures ?? 0) };
    },
  };
}
