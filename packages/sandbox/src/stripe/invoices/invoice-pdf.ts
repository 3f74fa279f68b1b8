import PdfDocument from 'pdfkit';
import type Stripe from 'stripe';
import { pdfBytes } from '../../pdf-bytes.ts';
import type { Sandbox } from '../sandbox.ts';
import { invoiceSums } from './invoice-sums.ts';
import { invoiceWords } from './page-words.ts';
import { showAmount } from './show-amount.ts';

const left = 54;
const width = 504;

/** The invoice as a document of letter size, over as many pages as its lines need. */
export function invoicePdf(
  sandbox: Sandbox,
  invoice: Stripe.Invoice,
  locale: 'en-CA' | 'fr-CA',
): Promise<Buffer> {
  const words = invoiceWords(locale);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const show = (amount: number) =>
    showAmount(amount, invoice.currency, locale).replaceAll('\u202f', ' ');
  const pdf = new PdfDocument({
    size: 'LETTER',
    margin: left,
    info: { Title: `${words.invoice} ${invoice.number}` },
  });
  const bytes = pdfBytes(pdf);
  const row = (label: string, middle: string, amount: string) => {
    // A row stays together on one page.
    if (pdf.y > pdf.page.height - 96) pdf.addPage();
    const { y } = pdf;
    pdf.text(label, left, y, { width: 320 });
    const below = pdf.y;
    pdf.text(middle, left + 324, y, { width: 50, align: 'right' });
    pdf.text(amount, left + 380, y, { width: width - 380, align: 'right' });
    pdf.y = Math.max(below, pdf.y) + 5;
  };
  pdf.font('Helvetica-Bold').fontSize(20).text(words.invoice).moveDown(0.5);
  pdf.font('Helvetica').fontSize(10);
  row(words.number, '', invoice.number ?? '');
  row(words.issued, '', day.format((invoice.effective_at ?? invoice.created) * 1000));
  if (invoice.due_date) row(words.dueOn, '', day.format(invoice.due_date * 1000));
  for (const { name, value } of invoice.custom_fields ?? []) row(name, '', value);
  pdf.moveDown();
  const colon = locale === 'fr-CA' ? '\u00a0:' : ':';
  pdf.text(`${words.from}${colon} ${invoice.account_name}`, left);
  pdf.text(`${words.billedTo}${colon} ${addressee(invoice).join(', ')}`, left, pdf.y, { width });
  pdf.moveDown();
  if (invoice.description) pdf.text(invoice.description, left, pdf.y, { width }).moveDown();
  pdf.font('Helvetica-Bold');
  row(words.description, words.quantity, words.amount);
  pdf.font('Helvetica');
  for (const line of invoice.lines.data)
    row(line.description ?? '', String(line.quantity ?? ''), show(line.amount));
  pdf.moveDown();
  for (const { label, amount } of invoiceSums(sandbox, invoice, words, locale))
    row(label, '', show(amount));
  if (invoice.footer) pdf.moveDown().text(invoice.footer, left, pdf.y, { width });
  pdf.end();
  return bytes;
}

export function addressee(invoice: Stripe.Invoice): string[] {
  const { city, country, line1, line2, postal_code: code, state } = invoice.customer_address ?? {};
  return [invoice.customer_name, invoice.customer_email, line1, line2, city, state, code, country]
    .filter((part) => typeof part === 'string' && part !== '')
    .map(String);
}
