import { toDecimal } from '@mobilytics/money/money';
import { byteOrderMark, csvRow } from '../csv/csv-row.ts';
import { easternDay } from '../invoice/eastern-day.ts';
import type { Locale } from '../payment/failure-messages.ts';
import type { Statement } from './statement.ts';
import { kindWords, statementWords } from './statement-words.ts';

/** The statement to calculate with: one row an entry, between the balances before and after. */
export function statementCsv(statement: Statement, locale: Locale): string {
  const { currency, from, to, openingMinor, closingMinor, entries } = statement;
  const words = statementWords[locale];
  const amount = (amountMinor: number) => toDecimal({ amountMinor, currency });
  const rows = [
    [words.day, words.what, words.reference, words.amount, words.balance, words.currency],
    [from, words.opening, '', '', amount(openingMinor), currency],
    ...entries.map(({ occurredAt, kind, reference, amountMinor, balanceMinor }) => [
      easternDay(occurredAt),
      kindWords[locale][kind],
      reference ?? '',
      amount(amountMinor),
      amount(balanceMinor),
      currency,
    ]),
    [to, words.closing, '', '', amount(closingMinor), currency],
  ];
  return byteOrderMark + rows.map(csvRow).join('');
}
