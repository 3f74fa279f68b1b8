import type { z } from 'zod';
import type { Tx } from '../context.ts';
import type { MoneyRequest } from '../generated/prisma/client.ts';

export type MoneyRequestKind = 'REFUND' | 'CREDIT_NOTE' | 'WRITE_OFF' | 'MAKE_GOOD';

/** What beginning to carry out a request gave. */
export type Begun =
  /** An intent that was stored and is to be carried out at Stripe. */
  | { intentId: string }
  /** All of it happened in this transaction; the id of what was made. */
  | { doneAs: string | null }
  /** It cannot be done any more; why, in English, for staff. */
  | { refusal: string };

/** How a request of one kind is carried out, once nothing stands against it. */
export interface MoneyKind<Schema extends z.ZodType = z.ZodType> {
  kind: MoneyRequestKind;
  params: Schema;
  /** Runs once, in the transaction that marks the request as being carried out. */
  begin(tx: Tx, request: MoneyRequest, params: z.output<Schema>): Promise<Begun>;
}

// biome-ignore lint/suspicious/noExplicitAny: only `any` lets kinds of different params share a list.
export type AnyMoneyKind = MoneyKind<any>;

export const defineMoneyKind = <Schema extends z.ZodType>(
  kind: MoneyKind<Schema>,
): MoneyKind<Schema> => kind;
