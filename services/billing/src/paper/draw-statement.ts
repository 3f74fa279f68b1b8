import { drawFacts, drawFeet, drawSheet, drawTitle, faint, letter } from '@mobilytics/paper/sheet';
import { dayBegins } from '../invoice/eastern-day.ts';
import type { Statement } from '../statement/statement.ts';
import { kindWords, statementWords } from '../statement/statement-words.ts';
import { drawParties, type PaperCustomer, type PaperOptions } from './draw-invoice.ts';
import { paperDay, paperMoney } from './paper-format.ts';
import { drawTable, drawTotals } from './paper-table.ts';
import { paperWords } from './paper-words.ts';

/** A statement to print: everything of a period, between the balances before and after. */
export function drawStatement(
  statement: Statement,
  customer: PaperCustomer,
  options: PaperOptions,
): Promise<Buffer> {
  const { locale, size } = options;
  const words = statementWords[locale];
  const money = (minor: number) => paperMoney(minor, statement.currency, locale);
  const day = (text: string) => paperDay(dayBegins(text), locale);
  const period = paperWords[locale].period(day(statement.from), day(statement.to));
  return drawSheet(
    `${words.title} ${statement.from} ${statement.to}`,
    (sheet) => {
      drawTitle(sheet, [statementWords.en.title, statementWords.fr.title]);
      drawFacts(
        sheet,
        [
          [words.period, period],
          [words.currency, statement.currency],
          [words.closing, money(statement.closingMinor)],
        ],
        106,
      );
      sheet.y = drawParties(sheet, customer, options, 148);
      drawTable(
        sheet,
        [
          { head: words.day, share: 17 },
          { head: words.what, share: 24 },
          { head: words.reference, share: 23 },
          { head: words.amount, share: 18, isNumber: true },
          { head: words.balance, share: 18, isNumber: true },
        ],
        [
          ['', words.opening, '', '', money(statement.openingMinor)],
          ...statement.entries.map((entry) => [
            paperDay(entry.occurredAt, locale),
            kindWords[locale][entry.kind],
            entry.reference ?? '',
            money(entry.amountMinor),
            money(entry.balanceMinor),
          ]),
        ],
      );
      if (statement.entries.length === 0) {
        sheet.font('Helvetica').fillColor(faint).fontSize(9);
        sheet.text(words.empty, letter.margin, sheet.y);
        sheet.y += 8;
      }
      drawTotals(sheet, [
        [words.opening, money(statement.openingMinor)],
        [words.invoiced, money(statement.invoicedMinor)],
        [words.paid, money(0 - statement.paidMinor)],
        [words.credited, money(0 - statement.creditedMinor)],
        [words.closing, money(statement.closingMinor)],
      ]);
      if (statement.closingMinor < 0) {
        sheet.font('Helvetica').fillColor(faint).fontSize(8.5);
        sheet.text(words.sign, letter.margin, sheet.y + 6, {
          width: letter.right - letter.margin,
        });
      }
      drawFeet(sheet, (page, pages) => `mobilytics · ${paperWords[locale].page(page, pages)}`);
    },
    { size },
  );
}
