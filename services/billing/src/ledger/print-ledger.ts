import { toDecimal } from '@mobilytics/money/money';
import type { CheckedLedger } from './check-ledger.ts';

/** The proofs of the books for a terminal. */
export function ledgerText({ trialBalance, stripe, rebuilt, isProven }: CheckedLedger): string {
  const lines = [
    `Trial balance at the end of ${trialBalance.asOf} (UTC)`,
    '',
    row('', 'debit', 'credit', 'balance'),
    ...trialBalance.rows.map(({ account, debit, credit, balance }) =>
      row(
        `${account.number} ${account.nameEn} ${balance.currency}`,
        debit.amount,
        credit.amount,
        balance.amount,
      ),
    ),
    ...trialBalance.totals.map(({ currency, debit, credit, difference }) =>
      row(`Total ${currency}`, debit.amount, credit.amount, difference.amount),
    ),
    '',
    row('Stripe balance', 'ledger', 'Stripe', 'difference'),
    ...stripe.map(({ currency, ledgerMinor, availableMinor, pendingMinor, differenceMinor }) => {
      const text = (amountMinor: number) => toDecimal({ amountMinor, currency });
      const stripes = text(availableMinor + pendingMinor);
      return row(currency, text(ledgerMinor), stripes, text(differenceMinor));
    }),
    ...(rebuilt === null
      ? []
      : [
          '',
          `Reckoned from ${rebuilt.objects} objects of the mirror: ${rebuilt.differences} postings differ, ${rebuilt.posted} were posted now, ${rebuilt.unknown.length} sources are in no mirror.`,
          ...rebuilt.differing.map((id) => `  differs: ${id}`),
          ...rebuilt.unknown.map((id) => `  in no mirror: ${id}`),
        ]),
    '',
    isProven ? 'The books are proven.' : 'The books are NOT proven.',
  ];
  return lines.join('\n');
}

const row = (name: string, ...amounts: string[]): string =>
  (name.padEnd(46) + amounts.map((amount) => amount.padStart(16)).join('')).trimEnd();
