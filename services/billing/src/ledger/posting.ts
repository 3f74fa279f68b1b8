import type { AccountId, ProductKind } from './chart-of-accounts.ts';

/** What an amount is about, so that reports can be told from the ledger alone. */
export interface EntryFacts {
  /** Stripe's `in_…`, for what is due on an invoice. */
  invoiceId: string | null;
  productKind: ProductKind | null;
  /** The product by its name, or a fixed word for what has none. */
  product: string | null;
  taxName: string | null;
  /** ISO 3166-2 of where the sale took place, for example `CA-ON`. */
  jurisdiction: string | null;
  /** What the tax was reckoned on; negative for what was credited. */
  taxableMinor: number | null;
  /** Whether a sale bore no tax at all. */
  isExempt: boolean | null;
}

/** One side of a posting: debits are positive, credits negative. */
export interface Entry extends EntryFacts {
  account: AccountId;
  amountMinor: number;
}

/** One movement of money or of a claim, as it should stand in the ledger. Its entries come to zero. */
export interface Posting {
  /** What of the object moved: posted once for each object. */
  movement: string;
  kind: TransactionKind;
  occurredAt: Date;
  currency: string;
  entries: Entry[];
}

export const transactionKinds = [
  'INVOICE_FINALIZED',
  'INVOICE_PAID',
  'INVOICE_PAID_OUT_OF_BAND',
  'INVOICE_VOIDED',
  'INVOICE_WRITTEN_OFF',
  'CREDIT_NOTE_ISSUED',
  'CREDIT_NOTE_VOIDED',
  'CUSTOMER_BALANCE',
  'CHARGE',
  'REFUND',
  'REFUND_FAILED',
  'DISPUTE_WITHDRAWN',
  'DISPUTE_REINSTATED',
  'PAYOUT',
  'STRIPE_FEE',
  'ADJUSTMENT',
] as const;

export type TransactionKind = (typeof transactionKinds)[number];

const noFacts: EntryFacts = {
  invoiceId: null,
  productKind: null,
  product: null,
  taxName: null,
  jurisdiction: null,
  taxableMinor: null,
  isExempt: null,
};

export const entry = (
  account: AccountId,
  amountMinor: number,
  facts: Partial<EntryFacts> = {},
): Entry => ({ ...noFacts, ...facts, account, amountMinor: amountMinor + 0 });

export const sumOf = (entries: readonly { amountMinor: number }[]): number =>
  entries.reduce((sum, { amountMinor }) => sum + amountMinor, 0);

/**
 * The entries, brought to zero by what Stripe's parts do not explain: it is seen in an account of its
 * own instead of stopping the mirror. Entries that say nothing are left out.
 */
export function balanced(entries: Entry[]): Entry[] {
  return [...entries, entry('SUSPENSE', -sumOf(entries))].filter(
    ({ amountMinor, taxableMinor }) => amountMinor !== 0 || (taxableMinor ?? 0) !== 0,
  );
}

/** The same movement the other way round. */
export const reversed = (entries: readonly Entry[]): Entry[] =>
  entries.map((each) => ({
    ...each,
    amountMinor: 0 - each.amountMinor,
    taxableMinor: each.taxableMinor === null ? null : 0 - each.taxableMinor,
  }));

/**
 * A share of balanced entries, for example of an invoice that was credited in part before it was
 * voided. Each is rounded; the largest on the other side of the first takes what rounding leaves.
 */
export function shareOf(entries: readonly Entry[], part: number, whole: number): Entry[] {
  if (part === whole || whole === 0) return [...entries];
  const share = (amount: number) => Math.round((amount * part) / whole);
  const shares = entries.map((each) => ({
    ...each,
    amountMinor: share(each.amountMinor),
    taxableMinor: each.taxableMinor === null ? null : share(each.taxableMinor),
  }));
  const largest = shares
    .slice(1)
    .reduce(
      (a, b) => (Math.abs(b.amountMinor) > Math.abs(a.amountMinor) ? b : a),
      entry('SUSPENSE', 0),
    );
  largest.amountMinor -= sumOf(shares);
  return shares;
}
