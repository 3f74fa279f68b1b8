import { z } from 'zod';

export const rateLimits = z.strictObject({
  /** Calls a second over the whole API; Stripe's own is 100, in test mode 25. */
  perSecond: z.number().positive(),
  /** Calls a second of one operation, such as `GET /v1/invoices/:id`. */
  perEndpointPerSecond: z.number().positive().optional(),
});
export type RateLimits = z.output<typeof rateLimits>;

/** Tokens that flow in evenly, up to those of one second. */
class Bucket {
  readonly #perSecond: number;
  #tokens: number;
  #filledAtMs: number;

  constructor(perSecond: number, nowMs: number) {
    this.#perSecond = perSecond;
    this.#tokens = Math.max(1, perSecond);
    this.#filledAtMs = nowMs;
  }

  take(nowMs: number): boolean {
    const flowed = ((nowMs - this.#filledAtMs) / 1_000) * this.#perSecond;
    this.#tokens = Math.min(Math.max(1, this.#perSecond), this.#tokens + flowed);
    this.#filledAtMs = nowMs;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}

/** Stripe's limits of calls, off until they are asked for. */
export class RateLimiter {
  #limits: RateLimits | null;
  readonly #buckets = new Map<string, Bucket>();

  constructor(limits: RateLimits | null = null) {
    this.#limits = limits;
  }

  limit(limits: RateLimits | null): void {
    this.#limits = limits;
    this.#buckets.clear();
  }

  /** Why Stripe refuses the call, as its header `Stripe-Rate-Limited-Reason` has it. */
  refusal(endpoint: string, nowMs: number): 'global-rate' | 'endpoint-rate' | undefined {
    if (!this.#limits) return undefined;
    const { perSecond, perEndpointPerSecond } = this.#limits;
    if (!this.#bucket('', perSecond, nowMs).take(nowMs)) return 'global-rate';
    if (!perEndpointPerSecond) return undefined;
    const isFree = this.#bucket(endpoint, perEndpointPerSecond, nowMs).take(nowMs);
    return isFree ? undefined : 'endpoint-rate';
  }

  #bucket(name: string, perSecond: number, nowMs: number): Bucket {
    const bucket = this.#buckets.get(name) ?? new Bucket(perSecond, nowMs);
    this.#buckets.set(name, bucket);
    return bucket;
  }
}
