import { z } from 'zod';
import type { FaultRequest, Faults } from '../faults.ts';
import { type BulkRequest, bulkFill } from './bulk-fill.ts';
import type { Deliveries } from './deliveries.ts';
import { missingResource } from './errors.ts';
import { rollSecret } from './objects/webhook-endpoints.ts';
import { settleBalance } from './payments/settle-balance.ts';
import type { RateLimiter, RateLimits } from './rate-limiter.ts';
import type { Sandbox } from './sandbox.ts';
import type { ObjectType, StripeObjects } from './store.ts';

type AnyObject = StripeObjects[ObjectType];

interface Parts {
  sandbox: Sandbox;
  faults: Faults;
  deliveries: Deliveries;
  limiter: RateLimiter;
  /** Makes the endpoint that the sandbox was started with. */
  putEndpoint: () => void;
}

/** What tests and benchmarks do to the local Stripe that nobody can do to the real one. */
export class SandboxControl {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Asks for something to go wrong; without a fault, all that were asked for are forgotten. */
  fail(fault?: FaultRequest): void {
    if (fault) this.#parts.faults.add(fault);
    else this.#parts.faults.clear();
  }

  /** All objects of a type that the API shows, or of every type. */
  objects(type?: string): AnyObject[] {
    settleBalance(this.#parts.sandbox);
    return this.#parts.sandbox.store.shown(type);
  }

  /** Changes fields of an object, of which no event tells. */
  alter(id: string, changes: Record<string, unknown>): object {
    const { store } = this.#parts.sandbox;
    const object = store.find(id);
    if (!object) throw missingResource('object', id);
    const { id: _id, object: _object, ...fields } = changes;
    const altered = store.put({ ...object, ...fields } as AnyObject);
    store.flush();
    return altered;
  }

  /** Lets an object vanish as if it had never been, of which no event tells. */
  remove(id: string): void {
    const { store } = this.#parts.sandbox;
    const object = store.find(id);
    if (!object) throw missingResource('object', id);
    store.remove(object.object, id);
    store.flush();
  }

  fill(bulk: BulkRequest): Promise<{ customers: number; invoices: number }> {
    return bulkFill(this.#parts.sandbox, bulk);
  }

  /** Moves the clock of everything that happens from now on; negative seconds lie in the past. */
  moveClock(offsetSeconds: number): void {
    this.#parts.sandbox.clockOffsetSeconds = offsetSeconds;
  }

  limitCalls(limits: RateLimits | null): void {
    this.#parts.limiter.limit(limits);
  }

  /** Forgets one idempotency key, or all, as Stripe does after a day. */
  forgetKeys(key?: string): void {
    const { store } = this.#parts.sandbox;
    const forgotten = key ? [key] : store.all('sandbox.answer').map(({ id }) => id);
    for (const id of forgotten) store.remove('sandbox.answer', id);
    store.flush();
  }

  /** Forgets everything, faults, limits and the moved clock too. */
  reset(): void {
    const { sandbox, faults, limiter, putEndpoint } = this.#parts;
    sandbox.store.clear();
    putEndpoint();
    sandbox.store.flush();
    sandbox.clockOffsetSeconds = 0;
    faults.clear();
    limiter.limit(null);
  }

  /** Gives a webhook endpoint a new secret; the old one signs too for so many seconds. */
  rollSecret(endpointId: string, keepOldSeconds = 86_400): string {
    const { sandbox } = this.#parts;
    const secret = rollSecret(sandbox, endpointId, keepOldSeconds);
    sandbox.store.flush();
    return secret;
  }

  /** Waits until every webhook that is due has been tried. */
  settled(): Promise<void> {
    return this.#parts.deliveries.settled();
  }
}

export const rollFields = z.strictObject({ keepOldSeconds: z.int().min(0).default(86_400) });
export const clockFields = z.strictObject({ offsetSeconds: z.int() });
export const alterFields = z.record(z.string(), z.unknown());
