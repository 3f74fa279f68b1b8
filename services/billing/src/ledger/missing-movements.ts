import type { Entry, Posting } from './posting.ts';

/** What was posted of one movement of an object so far, its corrections included. */
export interface PostedMovement {
  movement: string;
  kind: string;
  currency: string;
  /** How many transactions it took. */
  count: number;
  entries: readonly Entry[];
}

/** A transaction that is missing in the ledger. */
export interface MissingTransaction extends Omit<Posting, 'kind'> {
  kind: string;
  sequence: number;
}

/**
 * What must be posted so that the ledger says what the object says now: new movements whole, and for
 * movements that have changed what they changed by. Nothing for what stands there already, even if a
 * product was renamed since. `changedAt` dates corrections.
 */
export function missingTransactions(
  wanted: readonly Posting[],
  posted: readonly PostedMovement[],
  changedAt: Date,
): MissingTransaction[] {
  const before = new Map(posted.map((each) => [each.movement, each]));
  const missing: MissingTransaction[] = [];
  for (const posting of wanted) {
    const known = before.get(posting.movement);
    before.delete(posting.movement);
    const entries = difference(posting.entries, known?.entries ?? []);
    if (entries.length === 0) continue;
    const occurredAt = known ? changedAt : posting.occurredAt;
    missing.push({ ...posting, entries, occurredAt, sequence: (known?.count ?? 0) + 1 });
  }
  for (const { movement, kind, currency, count, entries: old } of before.values()) {
    const entries = difference([], old);
    if (entries.length === 0) continue;
    missing.push({ movement, kind, currency, entries, occurredAt: changedAt, sequence: count + 1 });
  }
  return missing;
}

/** What decides whether a movement is posted: not how a product is called, which may change. */
const weightyKey = ({ account, invoiceId, taxName, jurisdiction }: Entry): string =>
  JSON.stringify([account, invoiceId, taxName, jurisdiction]);

const wholeKey = ({ amountMinor: _, taxableMinor: __, ...facts }: Entry): string =>
  JSON.stringify(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Entries of `wanted` less those of `posted`. */
function difference(wanted: readonly Entry[], posted: readonly Entry[]): Entry[] {
  if (net(wanted, posted, weightyKey).length === 0) return [];
  return net(wanted, posted, wholeKey);
}

function net(
  wanted: readonly Entry[],
  posted: readonly Entry[],
  keyOf: (entry: Entry) => string,
): Entry[] {
  const sums = new Map<string, Entry>();
  const add = (each: Entry, sign: 1 | -1) => {
    const key = keyOf(each);
    const sum = sums.get(key);
    const taxable = each.taxableMinor === null ? null : sign * each.taxableMinor;
    sums.set(key, {
      ...each,
      amountMinor: (sum?.amountMinor ?? 0) + sign * each.amountMinor,
      taxableMinor: taxable === null ? null : (sum?.taxableMinor ?? 0) + taxable,
    });
  };
  for (const each of wanted) add(each, 1);
  for (const each of posted) add(each, -1);
  return [...sums.values()].filter(
    ({ amountMinor, taxableMinor }) => amountMinor !== 0 || (taxableMinor ?? 0) !== 0,
  );
}
