import type Stripe from 'stripe';
import type { Database, Tx, Work } from '../context.ts';

/** Whatever Stripe answers with. */
export interface StripeObject {
  id: string;
  object: string;
  deleted?: unknown;
}

/** Which object: its type as Stripe's `object` says it, its id, and for some types whose it is. */
export interface Ref {
  type: string;
  id: string;
  customerId?: string | null;
  /** It never changes: once mirrored it need not be fetched again. */
  isFinal?: boolean;
}

/** What one fetch gave, and when it was asked for. */
export interface Fetched<T> {
  object: T;
  fetchedAt: Date;
  tx: Tx;
}

/** One page of a list of Stripe's, newest first. */
export interface ListPage {
  limit: number;
  starting_after?: string;
  /** Unix seconds; for types whose list takes them. */
  created?: { gte?: number; lt?: number };
}

/** How one type of Stripe's objects is fetched, listed and written here. */
export interface MirrorType<T extends StripeObject = StripeObject> {
  /** Stripe's `object`. */
  type: string;
  retrieve(stripe: Stripe, ref: Ref): Promise<T>;
  /** Every object of the type, or every one of a customer where Stripe lists no others. */
  list(stripe: Stripe, page: ListPage, customerId: string): Promise<Stripe.ApiList<T>>;
  isListedByCustomer?: boolean;
  /** Whether the list can be cut by the time of creation. */
  hasCreated?: boolean;
  /** Fills the lists inside the object, which Stripe cuts at ten. */
  complete?(stripe: Stripe, object: T): Promise<T>;
  /** Our own rows of it, in the transaction that writes the mirror. Says null when nobody here knows its customer. */
  project?(fetched: Fetched<T>): Promise<unknown>;
  /** Stripe has it no more. */
  remove?(gone: { id: string; fetchedAt: Date; tx: Tx }): Promise<unknown>;
  /** Other objects that may have changed with it and of which Stripe tells nothing itself. */
  related?(object: T, db: Database): Ref[] | Promise<Ref[]>;
  /** What follows from it; runs again after a crash, so a second run must do no harm. */
  settle?(work: Work, object: T): Promise<unknown>;
}

// biome-ignore lint/suspicious/noExplicitAny: only `any` lets types of different objects share a list.
export type AnyMirrorType = MirrorType<any>;

export const defineMirrorType = <T extends StripeObject>(type: MirrorType<T>): MirrorType<T> =>
  type;
