import { drawFacts, drawFeet, drawSheet, drawTitle } from '@mobilytics/paper/sheet';
import { drawParties, type PaperCustomer, type PaperOptions } from './draw-invoice.ts';
import { paperDay, paperMoney } from './paper-format.ts';
import { drawTable, drawTotals } from './paper-table.ts';
import { paperWords } from './paper-words.ts';

export interface PaperReceipt {
  id: string;
  paidAt: Date;
  method: string | null;
  amountMinor: number;
  currency: string;
  customer: PaperCustomer;
  /** What it paid: the numbers of its invoices or order. */
  paidFor: { what: string; amountMinor: number }[];
}

/** That a payment arrived, and for what. */
export function drawReceipt(receipt: PaperReceipt, options: PaperOptions) {
  const { locale, size } = options;
  const words = paperWords[locale];
  const money = (minor: number) => paperMoney(minor, receipt.currency, locale);
  return drawSheet(
    `${words.receipt} ${receipt.id}`,
    (sheet) => {
      drawTitle(sheet, [paperWords.en.receipt, paperWords.fr.receipt]);
      drawFacts(
        sheet,
        [
          [words.number, receipt.id],
          [words.paid, paperDay(receipt.paidAt, locale)],
          [words.paidWith, receipt.method ?? '—'],
        ],
        106,
      );
      sheet.y = drawParties(sheet, receipt.customer, options, 148);
      drawTable(
        sheet,
        [
          { head: words.for, share: 75 },
          { head: words.amount, share: 25, isNumber: true },
        ],
        receipt.paidFor.map(({ what, amountMinor }) => [what, money(amountMinor)]),
      );
      drawTotals(sheet, [[words.amountPaid, money(receipt.amountMinor)]]);
      drawFeet(sheet, (page, pages) => `mobilytics · ${receipt.id} · ${words.page(page, pages)}`);
    },
    { size },
  );
}
