import type { FastifyInstance } from 'fastify';
import PdfDocument from 'pdfkit';
import type Stripe from 'stripe';
import { pdfBytes } from '../../pdf-bytes.ts';
import { showAmount } from '../invoices/show-amount.ts';
import type { Sandbox } from '../sandbox.ts';

/** Serves the document that a credit note's `pdf` leads to; like Stripe's, its address is the key. */
export function creditNotePdfRoutes(app: FastifyInstance, sandbox: Sandbox): void {
  app.get<{ Params: { id: string } }>('/credit_notes/:id/pdf', async (request, reply) => {
    const note = sandbox.store.get('credit_note', request.params.id);
    if (!note) return reply.code(404).send('There is no such credit note.');
    const name = `attachment; filename="CreditNote-${note.number}.pdf"`;
    const bytes = await draw(sandbox, note);
    return reply.type('application/pdf').header('content-disposition', name).send(bytes);
  });
}

function draw(sandbox: Sandbox, note: Stripe.CreditNote): Promise<Buffer> {
  const invoice = sandbox.need('invoice', String(note.invoice));
  const show = (amount: number) => showAmount(amount, note.currency);
  const pdf = new PdfDocument({ size: 'LETTER', margin: 54, info: { Title: note.number } });
  const bytes = pdfBytes(pdf);
  const row = (label: string, amount: string) => {
    const { y } = pdf;
    pdf.text(label, 54, y, { width: 360 });
    const below = pdf.y;
    pdf.text(amount, 414, y, { width: 144, align: 'right' });
    pdf.y = Math.max(below, pdf.y) + 4;
  };
  pdf.fontSize(20).text('Credit note');
  pdf.fontSize(10).moveDown();
  const date = new Date((note.effective_at ?? note.created) * 1000).toISOString().slice(0, 10);
  row('Credit note number', note.number);
  row('Invoice number', invoice.number ?? invoice.id);
  row('Date of issue', date);
  row('Credited to', invoice.customer_name ?? invoice.customer_email ?? String(note.customer));
  if (note.status === 'void') row('Status', 'Void');
  pdf.moveDown();
  for (const line of note.lines.data) row(line.description ?? 'Credit', show(line.amount));
  pdf.moveDown();
  row('Subtotal', show(note.subtotal));
  if (note.discount_amount > 0) row('Discount', show(-note.discount_amount));
  for (const tax of note.total_taxes ?? []) {
    const rate = sandbox.store.get('tax_rate', tax.tax_rate_details?.tax_rate ?? '');
    row(`${rate?.display_name ?? 'Tax'} (${rate?.percentage ?? 0}%)`, show(tax.amount));
  }
  row('Total credit', show(note.total));
  if (note.memo) pdf.moveDown().text(note.memo, 54);
  pdf.end();
  return bytes;
}
