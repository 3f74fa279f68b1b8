import type { Redis } from 'ioredis';
import { RequestFailure } from './failure.ts';

/**
 * Requests per minute and caller, counted in Redis so that all gateways share the count. When Redis is
 * away requests pass: a limit is not worth an outage.
 */
export class RateLimit {
  readonly #redis: Redis;
  readonly #perMinute: number;

  constructor(redis: Redis, perMinute: number) {
    this.#redis = redis;
    this.#perMinute = perMinute;
  }

  async take(caller: string, now = Date.now()): Promise<void> {
    const minute = Math.floor(now / 60_000);
    const key = `gateway:rate:${caller}:${minute}`;
    const count = await this.#redis.incr(key).catch(() => null);
    // The first of the minute says when the count goes; asking each time would double Redis's work.
    if (count === 1) void this.#redis.expire(key, 120).catch(() => null);
    if (count !== null && count > this.#perMinute) {
      const seconds = Math.ceil(((minute + 1) * 60_000 - now) / 1000);
      throw new RequestFailure(
        'RATE_LIMITED',
        `More than ${this.#perMinute} requests in a minute. Try again in ${seconds} s.`,
        { status: 429, headers: { 'retry-after': String(seconds) } },
      );
    }
  }
}
