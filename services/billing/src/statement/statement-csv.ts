import { toDecimal } from '@mobilytics/money/money';
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
  // The mark tells spreadsheets that this is UTF-8.
  return `\uFEFF${rows.map((row) => row.map(csvField).join(',')).join('\r\n')}\r\n`;
}

/** A text that a spreadsheet would take for a formula is kept a text. */
function csvField(text: string): string {
  const isAmount = /^-?\d+(\.\d+)?$/.test(text);
  const safe = !isAmount && /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
