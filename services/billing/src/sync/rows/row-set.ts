import type { Database } from '../../context.ts';

export type Row = Readonly<Record<string, unknown>>;

/** What deriving rows may ask, a page at a time. */
export interface RowSource {
  db: Database;
  /** Whether somebody here is this customer of Stripe's. */
  isKnown(stripeCustomerId: string | null): boolean;
  /** Whether we have the payment of this payment intent. */
  isPayment(stripePaymentIntentId: string | null): boolean;
}

/** A table of ours whose rows follow from the mirrored objects of one type. */
export interface RowSet<T> {
  /** As people are told it. */
  table: string;
  /** The field that tells the rows of one object apart. */
  key: string;
  /** The rows that are stored of these objects, by Stripe's ids. */
  stored(db: Database, ids: readonly string[]): Promise<{ objectId: string; row: Row }[]>;
  /** The key and the values of every row that there should be, in the words of who writes them. */
  derive(object: T, source: RowSource, stored: readonly Row[]): Promise<Row[]> | Row[];
}

// biome-ignore lint/suspicious/noExplicitAny: only `any` lets sets of different objects share a list.
export type AnyRowSet = RowSet<any>;
