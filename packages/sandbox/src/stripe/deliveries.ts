import { createHmac } from 'node:crypto';
import type Stripe from 'stripe';
import type { Faults } from '../faults.ts';
import { DueQueue } from './due-queue.ts';
import type { Store } from './store.ts';

/** One event on its way to one endpoint; it stays in the store until the endpoint answered 2xx. */
export interface Delivery {
  id: string;
  object: 'sandbox.delivery';
  event: string;
  endpoint: string;
  attempts: number;
  dueAtMs: number;
}

const attemptTimeoutMs = 10_000;
const firstRetryMs = 500;
const longestRetryMs = 60_000;
const reorderWindowMs = 300;
const concurrentAttempts = 32;

/** Delivers events at least once: with retries until 2xx, and after a restart those still waiting. */
export class Deliveries {
  readonly #store: Store;
  readonly #faults: Faults;
  readonly #stop = new AbortController();
  readonly #queue = new DueQueue<Delivery>();
  #running = 0;
  #timer: NodeJS.Timeout | undefined;
  #held: Delivery[] = [];
  /** How many groups of held deliveries have not left yet. */
  #windows = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(store: Store, faults: Faults) {
    this.#store = store;
    this.#faults = faults;
  }

  add(event: Stripe.Event): void {
    const endpoints = this.#store
      .all('webhook_endpoint')
      .filter(({ enabled_events: wanted, status, deleted }) => {
        return (
          !deleted && status === 'enabled' && (wanted.includes('*') || wanted.includes(event.type))
        );
      });
    this.#store.put({ ...event, pending_webhooks: endpoints.length });
    const take = (kind: 'delay' | 'drop' | 'reorder') =>
      this.#faults.take(kind, 'webhook', '', event.type);
    for (const endpoint of endpoints) {
      // A dropped event waits for ever: only the list of events tells of it.
      if (take('drop')) continue;
      const delivery = this.#store.put<Delivery>({
        id: `${event.id}:${endpoint.id}`,
        object: 'sandbox.delivery',
        event: event.id,
        endpoint: endpoint.id,
        attempts: 0,
        dueAtMs: Date.now() + (take('delay')?.delayMs ?? 0),
      });
      if (take('reorder')) this.#hold(delivery);
      else this.#queue.add(delivery);
    }
    this.#schedule(0);
  }

  /** Sends whatever is due; call once after a start so that a restart continues. */
  resume(): void {
    for (const delivery of this.#store.all('sandbox.delivery')) this.#queue.add(delivery);
    this.#schedule(0);
  }

  /** Waits until everything that is due has been tried. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#sendDue();
    });
  }

  close(): void {
    this.#stop.abort();
    clearTimeout(this.#timer);
  }

  /** Held deliveries leave after a moment, the last one first. */
  #hold(delivery: Delivery): void {
    if (this.#held.push(delivery) > 1) return;
    this.#windows += 1;
    setTimeout(async () => {
      const held = this.#held;
      this.#held = [];
      for (const late of held.reverse()) await this.#attempt(late);
      this.#windows -= 1;
      this.#sendDue();
    }, reorderWindowMs);
  }

  #schedule(waitMs: number): void {
    if (this.#stop.signal.aborted) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#sendDue(), waitMs);
  }

  #sendDue(): void {
    while (this.#running < concurrentAttempts) {
      const due = this.#queue.takeDue(Date.now());
      if (!due) break;
      void this.#attempt(due);
    }
    const next = this.#queue.nextDueAtMs;
    if (this.#running === 0 && this.#windows === 0)
      for (const resolve of this.#waiting.splice(0)) resolve();
    // With no room, the end of an attempt calls again.
    if (next !== undefined && this.#running < concurrentAttempts)
      this.#schedule(Math.max(0, next - Date.now()));
  }

  async #attempt(delivery: Delivery): Promise<void> {
    this.#running += 1;
    const arrived = await this.#send(delivery);
    this.#running -= 1;
    if (this.#stop.signal.aborted) return;
    if (arrived) this.#settle(delivery);
    else this.#retryLater(delivery);
    this.#store.flush();
    this.#sendDue();
  }

  async #send(delivery: Delivery): Promise<boolean> {
    const event = this.#store.get('event', delivery.event);
    const endpoint = this.#store.get('webhook_endpoint', delivery.endpoint);
    const secret = this.#store.get('sandbox.secret', delivery.endpoint)?.secret;
    if (!event || endpoint?.status !== 'enabled' || !secret) return true;
    const take = (kind: 'changed_body' | 'duplicate') =>
      this.#faults.take(kind, 'webhook', '', event.type);
    // An endpoint hears events in the version that it was created with.
    const told = { ...event, api_version: endpoint.api_version ?? event.api_version };
    const payload = JSON.stringify(told, null, 2);
    const header = signature(payload, secret);
    const body = take('changed_body') ? changeOneByte(payload) : payload;
    if (take('duplicate')) await this.#post(endpoint.url, body, header);
    return this.#post(endpoint.url, body, header);
  }

  async #post(url: string, body: string, header: string): Promise<boolean> {
    try {
      const response = await fetch(url, {
        method: 'POST',
        body,
        redirect: 'manual',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
          'stripe-signature': header,
        },
        signal: AbortSignal.any([this.#stop.signal, AbortSignal.timeout(attemptTimeoutMs)]),
      });
      await response.body?.cancel();
      return response.ok;
    } catch {
      // An endpoint that cannot be reached is tried again like one that answers an error.
      return false;
    }
  }

  #settle(delivery: Delivery): void {
    this.#store.remove('sandbox.delivery', delivery.id);
    const event = this.#store.get('event', delivery.event);
    if (event)
      this.#store.put({ ...event, pending_webhooks: Math.max(0, event.pending_webhooks - 1) });
  }

  #retryLater(delivery: Delivery): void {
    const waitMs = Math.min(longestRetryMs, firstRetryMs * 2 ** delivery.attempts);
    // A reset may have removed the delivery while it was under way.
    if (!this.#store.get('sandbox.delivery', delivery.id)) return;
    const next = { ...delivery, attempts: delivery.attempts + 1, dueAtMs: Date.now() + waitMs };
    this.#queue.add(this.#store.put<Delivery>(next));
  }
}

/** Stripe's scheme v1: HMAC-SHA256 over `time.payload`, freshly timed at each attempt. */
function signature(payload: string, secret: string): string {
  const time = Math.floor(Date.now() / 1000);
  const digest = createHmac('sha256', secret).update(`${time}.${payload}`).digest('hex');
  return `t=${time},v1=${digest}`;
}

/** Still JSON, but not what was signed. */
const changeOneByte = (payload: string): string =>
  payload.replace('"livemode": false', '"livemode":\tfalse');
