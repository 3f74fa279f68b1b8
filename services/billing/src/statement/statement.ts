/** What an entry of a statement is; the sign of `amountMinor` says what it does to what is owed. */
export interface StatementEntry {
  id: string;
  kind: 'INVOICE' | 'VOID' | 'PAYMENT' | 'CREDIT_NOTE' | 'CREDIT_NOTE_VOID' | 'REFUND';
  occurredAt: Date;
  reference: string | null;
  amountMinor: number;
  invoiceId: string | null;
}

export interface BalancedEntry extends StatementEntry {
  balanceMinor: number;
}

export interface Statement {
  from: string;
  to: string;
  currency: string;
  currencies: string[];
  openingMinor: number;
  closingMinor: number;
  invoicedMinor: number;
  paidMinor: number;
  creditedMinor: number;
  entries: BalancedEntry[];
}

/** As the API shows them: each entry knows the currency of its amounts. */
export type EntryInCurrency = BalancedEntry & { currency: string };
export type StatementInCurrency = Omit<Statement, 'entries'> & { entries: EntryInCurrency[] };

/** At the same moment an invoice stands before what pays or takes it back. */
const orderOfKinds: Record<StatementEntry['kind'], number> = {
  INVOICE: 0,
  VOID: 1,
  CREDIT_NOTE: 2,
  CREDIT_NOTE_VOID: 3,
  PAYMENT: 4,
  REFUND: 5,
};

export function byTime(a: StatementEntry, b: StatementEntry): number {
  return (
    a.occurredAt.getTime() - b.occurredAt.getTime() ||
    orderOfKinds[a.kind] - orderOfKinds[b.kind] ||
    (a.id < b.id ? -1 : 1)
  );
}

const sum = (entries: readonly StatementEntry[], ...kinds: StatementEntry['kind'][]): number =>
  entries.reduce(
    (total, { kind, amountMinor }) => (kinds.includes(kind) ? total + amountMinor : total),
    0,
  );

/** Adds the entries of a period up, beginning with what was owed before. */
export function balance(
  period: Pick<Statement, 'from' | 'to' | 'currency' | 'currencies' | 'openingMinor'>,
  entries: readonly StatementEntry[],
): Statement {
  let balanceMinor = period.openingMinor;
  const balanced = entries.toSorted(byTime).map((entry) => {
    balanceMinor += entry.amountMinor;
    return { ...entry, balanceMinor };
  });
  return {
    ...period,
    closingMinor: balanceMinor,
    invoicedMinor: sum(entries, 'INVOICE', 'VOID'),
    // Adding zero turns -0 into 0.
    paidMinor: -sum(entries, 'PAYMENT', 'REFUND') + 0,
    creditedMinor: -sum(entries, 'CREDIT_NOTE', 'CREDIT_NOTE_VOID') + 0,
    entries: balanced,
  };
}
