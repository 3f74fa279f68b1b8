import { setTimeout as sleep } from 'node:timers/promises';
import type { Api, Session } from './api.ts';
import { until } from './side-by-side.ts';

const LIST = `query ($after: String) { fulfillments(first: 100, after: $after) {
  pageInfo { hasNextPage endCursor } edges { node { id order { id } } } } }`;

type Page = {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  edges: { node: { id: string; order: { id: string } } }[];
};

/** The warehouse's queue, read as a whole when somebody waits for an order that is not in it yet. */
export class FulfilmentList {
  readonly #api: Api;
  readonly #staff: Session;
  readonly #ids = new Map<string, string>();
  #reading: Promise<void> | null = null;

  constructor(api: Api, staff: Session) {
    this.#api = api;
    this.#staff = staff;
  }

  idOf(orderId: string): Promise<string> {
    return until(`The fulfilment of ${orderId}`, async () => {
      if (this.#ids.has(orderId)) return this.#ids.get(orderId);
      this.#reading ??= this.#read();
      await this.#reading;
      return this.#ids.get(orderId);
    });
  }

  async #read(): Promise<void> {
    for (let after: string | null = null, more = true; more; ) {
      const page: Page = await this.#api.ask<Page>(this.#staff, LIST, { after });
      // The oldest come first: what was split off an order, or sent again, is not what is asked for.
      for (const { node } of page.edges) {
        if (!this.#ids.has(node.order.id)) this.#ids.set(node.order.id, node.id);
      }
      ({ endCursor: after, hasNextPage: more } = page.pageInfo);
    }
    // Whoever waits shares one reading a second.
    await sleep(1_000);
    this.#reading = null;
  }
}
