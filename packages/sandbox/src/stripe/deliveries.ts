import type Stripe from 'stripe';
import type { Faults } from '../faults.ts';
import { DueQueue } from './due-queue.ts';
import { secretsOf } from './objects/webhook-endpoints.ts';
import { postWebhook, signatureHeader } from './post-webhook.ts';
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
  #window: NodeJS.Timeout | undefined;
  /** How many groups of held deliveries are leaving. */
  #releases = 0;
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

  /** Waits until everything that is due has been tried; what was held back leaves at once. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      void this.#release();
      this.#sendDue();
    });
  }

  close(): void {
    this.#stop.abort();
    clearTimeout(this.#timer);
    clearTimeout(this.#window);
  }

  /** Held deliveries leave after a moment, the last one first. */
  #hold(delivery: Delivery): void {
    if (this.#held.push(delivery) === 1)
      this.#window = setTimeout(() => this.#release(), reorderWindowMs);
  }

  async #release(): Promise<void> {
    clearTimeout(this.#window);
    const held = this.#held;
    if (held.length === 0) return;
    this.#held = [];
    this.#releases += 1;
    for (const late of held.reverse()) await this.#attempt(late);
    this.#releases -= 1;
    this.#sendDue();
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
    if (this.#running === 0 && this.#releases === 0)
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
    if (!event || endpoint?.status !== 'enabled') return true;
    const take = (kind: 'changed_body' | 'duplicate') =>
      this.#faults.take(kind, 'webhook', '', event.type);
    // An endpoint hears events in the version that it was created with.
    const told = { ...event, api_version: endpoint.api_version ?? event.api_version };
    const payload = JSON.stringify(told, null, 2);
    const header = signatureHeader(payload, secretsOf(this.#store, endpoint.id));
    const body = take('changed_body') ? changeOneByte(payload) : payload;
    const post = () => postWebhook(endpoint.url, body, header, this.#stop.signal);
    if (take('duplicate')) await post();
    return post();
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

/** Still JSON, but not what was signed. */
const changeOneByte = (payload: string): string =>
  payload.replace('"livemode": false', '"livemode":\tfalse');
