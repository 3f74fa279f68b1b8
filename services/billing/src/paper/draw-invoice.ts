import {
  drawFacts,
  drawFeet,
  drawSheet,
  drawTitle,
  faint,
  ink,
  letter,
  type Sheet,
} from '@mobilytics/paper/sheet';
import { taxName } from '@mobilytics/tax/tax-name';
import type { Locale } from '../payment/failure-messages.ts';
import { paperDay, paperMoney } from './paper-format.ts';
import { drawTable, drawTotals } from './paper-table.ts';
import { paperWords, stateWords } from './paper-words.ts';

export interface PaperCustomer {
  name: string;
  address: {
    line1: string;
    line2: string | null;
    city: string;
    region: string;
    postalCode: string;
    country: string;
  } | null;
  taxNumbers: string[];
}

export interface PaperInvoice {
  number: string;
  state: string;
  currency: string;
  issuedAt: Date;
  dueAt: Date | null;
  paidAt: Date | null;
  orderNumber: string | null;
  purchaseOrderNumber: string | null;
  customer: PaperCustomer;
  lines: {
    what: string;
    periodStart: Date | null;
    periodEnd: Date | null;
    quantity: number;
    unitAmountMinor: number | null;
    netMinor: number;
  }[];
  subtotalMinor: number;
  taxes: { name: string; rate: string | null; amountMinor: number }[];
  totalMinor: number;
  /** What credit paid of it; negative when it left a credit. */
  creditUsedMinor: number;
  amountPaidMinor: number;
  amountDueMinor: number;
  payments: { paidAt: Date; method: string | null; amountMinor: number }[];
  creditNotes: { number: string; issuedAt: Date; totalMinor: number }[];
}

export interface PaperOptions {
  locale: Locale;
  size: 'LETTER' | 'A4';
  /** Our own numbers, by the tax: `GST/HST`. */
  registrations: Readonly<Record<string, string>>;
}

/** Our own invoice: what each line is for, every tax by its name, and how it was paid. */
export function drawInvoice(invoice: PaperInvoice, options: PaperOptions): Promise<Buffer> {
  const { locale, size } = options;
  const words = paperWords[locale];
  const money = (minor: number) => paperMoney(minor, invoice.currency, locale);
  return drawSheet(
    `${words.invoice} ${invoice.number}`,
    (sheet) => {
      drawTitle(sheet, [paperWords.en.invoice, paperWords.fr.invoice]);
      drawFacts(sheet, factsOf(invoice, locale), 106);
      sheet.y = drawParties(sheet, invoice.customer, options, 148);
      drawTable(
        sheet,
        [
          { head: words.what, share: 50 },
          { head: words.quantity, share: 8, isNumber: true },
          { head: words.unitPrice, share: 20, isNumber: true },
          { head: words.amount, share: 22, isNumber: true },
        ],
        invoice.lines.map((line) => [
          [line.what, periodOf(line, locale)].filter(Boolean).join('\n'),
          String(line.quantity),
          line.unitAmountMinor === null ? '' : money(line.unitAmountMinor),
          money(line.netMinor),
        ]),
      );
      drawTotals(sheet, totalsOf(invoice, locale));
      drawHistory(sheet, invoice, locale);
      drawFeet(
        sheet,
        (page, pages) => `mobilytics · ${invoice.number} · ${words.page(page, pages)}`,
      );
    },
    { size },
  );
}

function factsOf(invoice: PaperInvoice, locale: Locale): [string, string][] {
  const words = paperWords[locale];
  const day = (label: string, at: Date | null): [string, string][] =>
    at === null ? [] : [[label, paperDay(at, locale)]];
  const text = (label: string, value: string | null): [string, string][] =>
    value === null ? [] : [[label, value]];
  return [
    [words.number, invoice.number],
    ...day(words.issued, invoice.issuedAt),
    ...day(words.due, invoice.dueAt),
    ...day(words.paid, invoice.paidAt),
    [words.state, stateWords[locale][invoice.state] ?? invoice.state],
    ...text(words.order, invoice.orderNumber),
    ...text(words.purchaseOrder, invoice.purchaseOrderNumber),
  ];
}

/** Who invoices at the left, who is invoiced at the right; gives where the page goes on. */
export function drawParties(
  sheet: Sheet,
  customer: PaperCustomer,
  { locale, registrations }: Pick<PaperOptions, 'locale' | 'registrations'>,
  y: number,
): number {
  const words = paperWords[locale];
  const right = letter.margin + 270;
  const { address } = customer;
  const numbers = Object.entries(registrations).map(
    ([tax, number]) => `${taxName(tax, locale)} ${number}`,
  );
  const billed = [
    customer.name,
    ...(address === null
      ? []
      : [
          address.line1,
          address.line2,
          `${address.city} ${address.region}  ${address.postalCode}`,
          address.country,
        ]),
    ...customer.taxNumbers,
  ];
  let lowest = y;
  for (const [label, lines, x] of [
    [words.from, ['Mobilytics', ...numbers], letter.margin],
    [words.billTo, billed, right],
  ] as const) {
    sheet.font('Helvetica').fillColor(faint).fontSize(8).text(label, x, y);
    sheet.fillColor(ink).fontSize(10);
    sheet.text(lines.filter(Boolean).join('\n'), x, y + 12, { width: 230 });
    lowest = Math.max(lowest, sheet.y);
  }
  return lowest + 18;
}

function periodOf(
  { periodStart, periodEnd }: PaperInvoice['lines'][number],
  locale: Locale,
): string {
  if (periodStart === null || periodEnd === null) return '';
  // What is sold at one moment has no period.
  if (periodEnd.getTime() - periodStart.getTime() < 86_400_000) return '';
  return paperWords[locale].period(paperDay(periodStart, locale), paperDay(periodEnd, locale));
}

function totalsOf(invoice: PaperInvoice, locale: Locale): [string, string][] {
  const words = paperWords[locale];
  const money = (minor: number) => paperMoney(minor, invoice.currency, locale);
  const percent = (rate: string | null) =>
    rate === null ? '' : ` ${locale === 'fr' ? `${rate.replace('.', ',')}\u00a0%` : `${rate}%`}`;
  const unless = (minor: number, label: string): [string, string][] =>
    minor === 0 ? [] : [[label, money(minor)]];
  return [
    [words.subtotal, money(invoice.subtotalMinor)],
    ...invoice.taxes.map(({ name, rate, amountMinor }): [string, string] => [
      name + percent(rate),
      money(amountMinor),
    ]),
    [words.total, money(invoice.totalMinor)],
    ...unless(Math.max(0, invoice.creditUsedMinor), words.creditUsed),
    ...unless(Math.max(0, -invoice.creditUsedMinor), words.creditGiven),
    ...unless(invoice.amountPaidMinor, words.amountPaid),
    [words.amountDue, money(invoice.amountDueMinor)],
  ];
}

/** How it was paid, and what was credited afterwards. */
function drawHistory(sheet: Sheet, invoice: PaperInvoice, locale: Locale): void {
  const words = paperWords[locale];
  const money = (minor: number) => paperMoney(minor, invoice.currency, locale);
  const paid = invoice.payments.map((payment) => [
    paperDay(payment.paidAt, locale),
    payment.method ?? '',
    money(payment.amountMinor),
  ]);
  const credited = invoice.creditNotes.map((note) => [
    paperDay(note.issuedAt, locale),
    note.number,
    money(-note.totalMinor),
  ]);
  for (const [title, rows] of [
    [words.payments, paid],
    [words.creditNotes, credited],
  ] as const) {
    if (rows.length === 0) continue;
    sheet.y += 12;
    drawTable(
      sheet,
      [
        { head: title, share: 25 },
        { head: words.reference, share: 50 },
        { head: words.amount, share: 25, isNumber: true },
      ],
      rows,
    );
  }
}
