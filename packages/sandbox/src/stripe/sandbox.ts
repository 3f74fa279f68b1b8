import { isDeepStrictEqual } from 'node:util';
import type Stripe from 'stripe';
import { missingResource } from './errors.ts';
import { newId } from './ids.ts';
import { snapshot } from './present.ts';
import type { ObjectType, Store, StripeObjects } from './store.ts';

export const apiVersion = '2026-10-28.endive';

interface RequestInfo {
  id: string | null;
  idempotency_key: string | null;
}

/** What every operation of the sandbox works with: the stored objects, the clock, the events. */
export class Sandbox {
  readonly store: Store;
  /** The address under which browsers and the SDK reach the sandbox. */
  baseUrl = '';
  #request: RequestInfo = { id: null, idempotency_key: null };
  #at: number | undefined;
  readonly #onEvent: (event: Stripe.Event) => void;

  constructor(store: Store, onEvent: (event: Stripe.Event) => void) {
    this.store = store;
    this.#onEvent = onEvent;
  }

  /** Runs one operation as a whole; `at` (Unix seconds) dates what it makes. */
  run<T>(request: RequestInfo, operation: () => T, at?: number): T {
    this.#request = request;
    this.#at = at;
    try {
      return operation();
    } finally {
      this.#at = undefined;
    }
  }

  now(): number {
    return this.#at ?? Math.floor(Date.now() / 1000);
  }

  /** The object, or Stripe's "No such …"; `param` names the parameter that held the id. */
  need<T extends ObjectType>(type: T, id: string, param?: string): StripeObjects[T] {
    const found = this.store.get(type, id);
    const deleted = found && 'deleted' in found && param !== undefined;
    if (!found || deleted) throw missingResource(type.replace('.', ' '), id, param);
    return found;
  }

  emit(type: Stripe.Event.Type, object: object, previous?: object): void {
    const event = {
      id: newId('evt'),
      object: 'event',
      api_version: apiVersion,
      created: this.now(),
      data: { object: snapshot(object), ...(previous && { previous_attributes: previous }) },
      livemode: false,
      pending_webhooks: 0,
      request: this.#request,
      type,
    } as unknown as Stripe.Event;
    this.#onEvent(this.store.put(event));
  }

  /** Stores a changed object and tells of it. */
  change<T extends StripeObjects[ObjectType]>(
    object: T,
    changes: Partial<T>,
    eventType: Stripe.Event.Type,
  ): T {
    const keys = (Object.keys(changes) as (keyof T)[]).filter(
      (key) => !isDeepStrictEqual(changes[key], object[key]),
    );
    const previous = Object.fromEntries(keys.map((key) => [key, object[key] ?? null]));
    const changed = this.store.put({ ...object, ...changes });
    this.emit(eventType, changed, eventType.endsWith('.updated') ? previous : undefined);
    return changed;
  }
}
