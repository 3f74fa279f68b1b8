import type Stripe from 'stripe';
import type { z } from 'zod';
import type { Tx } from '../context.ts';
import type { StripeIntent } from '../generated/prisma/client.ts';
import type { Ref } from '../mirror/mirror-type.ts';

/** What a kind needs to know of its intent. */
export type IntentFacts = Pick<StripeIntent, 'id' | 'organizationId' | 'createdAt'>;

export interface Refusal {
  /** Stripe's `code`, or its `type` where there is none. */
  code: string;
  /** Stripe's words, in English. */
  message: string;
}

/** One kind of write to Stripe: how it is asked for, found again, and what it means here. */
export interface IntentKind<Schema extends z.ZodType, T extends { id: string }> {
  /** The thing and the verb, for example `refund.create`. */
  kind: string;
  params: Schema;
  /** Asks Stripe, with the idempotency key in `options`. */
  send(
    stripe: Stripe,
    params: z.output<Schema>,
    intent: IntentFacts,
    options: Stripe.RequestOptions,
  ): Promise<T>;
  /**
   * Looks up whether it took effect, by lists or by the object's state, never by search: its answer
   * decides whether Stripe is asked again.
   */
  find(stripe: Stripe, params: z.output<Schema>, intent: IntentFacts): Promise<T | null>;
  /** Our own rows, in the transaction that calls it done. */
  settle?(tx: Tx, object: T, params: z.output<Schema>, intent: IntentFacts): Promise<unknown>;
  /** Stripe said no for good. */
  refused?(
    tx: Tx,
    refusal: Refusal,
    params: z.output<Schema>,
    intent: IntentFacts,
  ): Promise<unknown>;
  /** What changed at Stripe with it, to be fetched at once. */
  mirrors?(object: T, params: z.output<Schema>): Ref[];
}

// biome-ignore lint/suspicious/noExplicitAny: only `any` lets kinds of different objects share a list.
export type AnyIntentKind = IntentKind<any, any>;

export const defineIntent = <Schema extends z.ZodType, T extends { id: string }>(
  kind: IntentKind<Schema, T>,
): IntentKind<Schema, T> => kind;
