import type { Redis } from 'ioredis';
import { type Limit, refillPerSecond } from './call-limits.ts';

/**
 * A token bucket in Redis, shared by all processes, on Redis' own clock. Gives how long to wait in
 * milliseconds, 0 when the call may be made. Work that can wait leaves a share to people.
 */
const takeScript = `
local time = redis.call('TIME')
local now = time[1] + time[2] / 1000000
local burst, rate, reserve = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local known = redis.call('HMGET', KEYS[1], 'tokens', 'at', 'pausedUntil')
local paused = tonumber(known[3] or '0')
if paused > now then return math.ceil((paused - now) * 1000) end
local tokens = tonumber(known[1] or burst)
tokens = math.min(burst, tokens + (now - tonumber(known[2] or now)) * rate)
local wait = 0
if tokens - 1 >= reserve then tokens = tokens - 1
else wait = math.max(1, math.ceil((1 + reserve - tokens) / rate * 1000)) end
redis.call('HSET', KEYS[1], 'tokens', tostring(tokens), 'at', tostring(now))
redis.call('EXPIRE', KEYS[1], 90000)
return wait`;

const pauseScript = `
local time = redis.call('TIME')
redis.call('HSET', KEYS[1], 'pausedUntil', tostring(time[1] + time[2] / 1000000 + tonumber(ARGV[1])))
redis.call('EXPIRE', KEYS[1], 90000)`;

export type Budget = {
  /** Milliseconds until the call may be made, 0 for now. */
  take(limits: readonly Limit[], isBackground: boolean): Promise<number>;
  /** Nobody calls for so long. */
  pause(seconds: number): Promise<void>;
  /** The share of the burst that is used, 0 to 1, of the tightest limit. */
  used(limits: readonly Limit[]): Promise<{ share: number; pausedUntil: Date | null }>;
};

/** The budget of one bucket of one carrier account. */
export function createBudget(redis: Redis, key: string): Budget {
  const keyOf = (index: number) => `${key}:${index}`;
  return {
    async take(limits, isBackground) {
      for (const [index, limit] of limits.entries()) {
        const reserve = isBackground ? Math.floor(limit.burst / 4) : 0;
        const rate = refillPerSecond(limit);
        const wait = await redis.eval(takeScript, 1, keyOf(index), limit.burst, rate, reserve);
        if (Number(wait) > 0) return Number(wait);
      }
      return 0;
    },
    async pause(seconds) {
      await redis.eval(pauseScript, 1, keyOf(0), seconds);
    },
    async used(limits) {
      const now = Date.now() / 1000;
      const states = await Promise.all(
        limits.map(async (limit, index) => {
          const state = await redis.hmget(keyOf(index), 'tokens', 'at', 'pausedUntil');
          const [tokens, at, paused] = state.map((text) => (text === null ? null : Number(text)));
          const refilled = (tokens ?? limit.burst) + (now - (at ?? now)) * refillPerSecond(limit);
          return { share: 1 - Math.min(1, Math.max(0, refilled / limit.burst)), paused };
        }),
      );
      const paused = Math.max(0, ...states.map((state) => state.paused ?? 0));
      return {
        share: Math.max(0, ...states.map(({ share }) => share)),
        pausedUntil: paused > now ? new Date(paused * 1000) : null,
      };
    },
  };
}
