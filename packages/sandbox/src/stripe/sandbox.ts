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

type Follower = (sandbox: Sandbox, object: object) => void;

/** What every operation of the sandbox works with: the stored objects, the clock, the events. */
export class Sandbox {
  readonly store: Store;
  /** The address under which browsers and the SDK reach the sandbox. */
  baseUrl = '';
  /** Lets everything happen earlier (negative) or later than the machine's clock says. */
  clockOffsetSeconds = 0;
  #request: RequestInfo = { id: null, idempotency_key: null };
  #at: number | undefined;
  /** A test clock's time, which dates objects but not events. */
  #clockTime: number | undefined;
  #isQuiet = false;
  readonly #followers = new Map<string, Follower[]>();
  readonly #timers = new Set<NodeJS.Timeout>();
  /** The events of a `whole` operation, which nobody hears of until it is done. */
  #held: Stripe.Event[] | undefined;
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
    return this.#clockTime ?? this.wallClock();
  }

  /** The time outside of test clocks: the machine's, moved on demand. */
  wallClock(): number {
    return this.#at ?? Math.floor(Date.now() / 1000) + this.clockOffsetSeconds;
  }

  /** The time of the test clock that the running operation belongs to, if any. */
  get clockTime(): number | undefined {
    return this.#clockTime;
  }

  /** Runs a part of an operation at another time, as objects on a test clock live in theirs. */
  withTime<T>(time: number | undefined, operation: () => T): T {
    const outside = this.#clockTime;
    this.#clockTime = time ?? outside;
    try {
      return operation();
    } finally {
      this.#clockTime = outside;
    }
  }

  /** Runs an operation whole or not at all: when it throws, nothing was stored and nothing told. */
  whole<T>(operation: () => T): T {
    const outer = this.#held;
    const events: Stripe.Event[] = [];
    this.#held = events;
    try {
      const result = this.store.whole(operation);
      if (outer) outer.push(...events);
      else for (const event of events) this.#onEvent(event);
      return result;
    } finally {
      this.#held = outer;
    }
  }

  /** What an operation would answer, with nothing stored and nothing told. */
  rehearse<T>(operation: () => T): T {
    const rehearsal: { result?: T } = {};
    try {
      this.whole(() => {
        rehearsal.result = operation();
        throw rehearsal;
      });
    } catch (error) {
      if (error !== rehearsal) throw error;
    }
    return rehearsal.result as T;
  }

  /** Runs an operation that nobody asked for through the API, after a moment. */
  later(operation: () => void, waitMs = 0): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.run({ id: null, idempotency_key: null }, operation);
      this.store.flush();
    }, waitMs);
    this.#timers.add(timer);
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  /** Lets one kind of object act on what happens to another, right after the event. */
  follow(type: Stripe.Event.Type, follower: Follower): void {
    this.#followers.set(type, [...(this.#followers.get(type) ?? []), follower]);
  }

  /** The object, or Stripe's "No such …"; `param` names the parameter that held the id. */
  need<T extends ObjectType>(type: T, id: string, param?: string): StripeObjects[T] {
    const found = this.store.get(type, id);
    const deleted = found && 'deleted' in found && param !== undefined;
    if (!found || deleted) throw missingResource(type.replace('.', ' '), id, param);
    return found;
  }

  /** Runs an operation of which no event tells, as for the objects of a benchmark. */
  quietly<T>(operation: () => T): T {
    this.#isQuiet = true;
    try {
      return operation();
    } finally {
      this.#isQuiet = false;
    }
  }

  emit(type: Stripe.Event.Type, object: object, previous?: object): void {
    if (!this.#isQuiet) this.#tell(type, object, previous);
    for (const follower of this.#followers.get(type) ?? []) follower(this, object);
  }

  #tell(type: Stripe.Event.Type, object: object, previous?: object): void {
    const event = {
      id: newId('evt'),
      object: 'event',
      api_version: apiVersion,
      // Readers page through events by time, so a test clock does not move them.
      created: this.wallClock(),
      data: { object: snapshot(object), ...(previous && { previous_attributes: previous }) },
      livemode: false,
      pending_webhooks: 0,
      request: this.#request,
      type,
    } as unknown as Stripe.Event;
    this.store.put(event);
    if (this.#held) this.#held.push(event);
    else this.#onEvent(event);
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
    this.emit(eventType, changed, tellsPrevious(eventType) ? previous : undefined);
    return changed;
  }
}

/** The events that show what a changed field was before; others are states that were reached. */
const tellsPrevious = (type: Stripe.Event.Type): boolean =>
  type.endsWith('.updated') || type === 'charge.refunded' || type === 'payment_method.detached';
