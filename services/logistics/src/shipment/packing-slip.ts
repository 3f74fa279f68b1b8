import PdfDocument from 'pdfkit';
import type { PostalAddress } from '../carrier/carrier.ts';

export type PackingSlip = {
  fulfillmentNumber: string;
  orderNumber: string;
  date: Date;
  from: PostalAddress;
  to: PostalAddress;
  carrier: string;
  trackingNumber: string;
  lines: { sku: string; name: string; quantity: number; serials: string[] }[];
};

const page = { width: 612, margin: 54 };
const right = page.width - page.margin;
const ink = '#14213d';
const faint = '#5c677d';
const columns = { quantity: page.margin, item: page.margin + 60, sku: right - 130 };

/** The sheet that lies in the parcel: US Letter, English and French. */
export function drawPackingSlip(slip: PackingSlip): Promise<Buffer> {
  const document = new PdfDocument({
    size: 'LETTER',
    margin: page.margin,
    bufferPages: true,
    info: { Title: `Packing slip ${slip.fulfillmentNumber}`, Author: 'Mobilytics' },
    lang: 'en-CA',
  });
  const finished = collect(document);
  drawHead(document, slip);
  drawAddresses(document, slip);
  drawLines(document, slip);
  drawFeet(document, slip);
  document.end();
  return finished;
}

function collect(document: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
}

function drawHead(document: PDFKit.PDFDocument, slip: PackingSlip): void {
  document.fillColor(ink).font('Helvetica-Bold').fontSize(22).text('mobilytics', page.margin, 54);
  document.font('Helvetica').fontSize(11);
  const titles = ['Packing slip', 'Bordereau d’expédition'];
  document.text(titles.join('\n'), page.margin, 56, { align: 'right' });
  rule(document, 96);
  const facts: [string, string][] = [
    ['Order / Commande', slip.orderNumber],
    ['Fulfilment / Préparation', slip.fulfillmentNumber],
    ['Date', slip.date.toISOString().slice(0, 10)],
    ['Tracking / Suivi', slip.trackingNumber],
  ];
  const width = (right - page.margin) / facts.length;
  for (const [index, [label, value]] of facts.entries()) {
    const x = page.margin + index * width;
    document.fillColor(faint).fontSize(8).text(label, x, 106, { width });
    document.fillColor(ink).fontSize(11).text(value, x, 118, { width });
  }
}

function drawAddresses(document: PDFKit.PDFDocument, { from, to }: PackingSlip): void {
  drawAddress(document, 'Ship to / Destinataire', to, page.margin);
  drawAddress(document, 'From / Expéditeur', from, page.margin + 270);
  document.y = 268;
}

function drawAddress(
  document: PDFKit.PDFDocument,
  label: string,
  address: PostalAddress,
  x: number,
): void {
  const lines = [
    address.name,
    address.company,
    address.line1,
    address.line2,
    `${address.city} ${address.region}  ${address.postalCode}`,
    address.country,
  ];
  document.fillColor(faint).fontSize(8).text(label, x, 158);
  document.fillColor(ink).fontSize(11);
  const text = lines.filter(Boolean).join('\n');
  document.text(text, x, 171, { width: 250, height: 90, ellipsis: true });
}

function drawLines(document: PDFKit.PDFDocument, { lines }: PackingSlip): void {
  drawColumnHeads(document);
  for (const { sku, name, quantity, serials } of lines) {
    const serialText = serials.length === 0 ? '' : `Serials / Nos de série : ${serials.join(', ')}`;
    const width = columns.sku - columns.item - 12;
    document.font('Helvetica').fontSize(11);
    const nameHeight = document.heightOfString(name, { width });
    document.fontSize(9);
    const serialHeight = serialText === '' ? 0 : document.heightOfString(serialText, { width });
    if (document.y + nameHeight + serialHeight > 690) {
      document.addPage();
      drawColumnHeads(document);
    }
    const { y } = document;
    document.fillColor(ink).fontSize(11).text(String(quantity), columns.quantity, y);
    document.text(sku, columns.sku, y, { width: 130 });
    document.text(name, columns.item, y, { width });
    if (serialText !== '') {
      document.fillColor(faint).fontSize(9).text(serialText, columns.item, document.y, { width });
    }
    document.y += 10;
  }
}

function drawColumnHeads(document: PDFKit.PDFDocument): void {
  const { y } = document;
  document.font('Helvetica').fillColor(faint).fontSize(8);
  document.text('Qty / Qté', columns.quantity, y);
  document.text('Item / Article', columns.item, y);
  document.text('SKU', columns.sku, y);
  rule(document, y + 14);
  document.y = y + 22;
}

function drawFeet(document: PDFKit.PDFDocument, slip: PackingSlip): void {
  const { start, count } = document.bufferedPageRange();
  for (let index = 0; index < count; index++) {
    document.switchToPage(start + index);
    // The foot stands in the margin, where pdfkit would begin a new page.
    document.page.margins.bottom = 0;
    const text = `${slip.fulfillmentNumber} · ${slip.carrier} · ${index + 1}/${count}`;
    document.fillColor(faint).fontSize(8).text(text, page.margin, 748, { align: 'center' });
  }
}

function rule(document: PDFKit.PDFDocument, y: number): void {
  document.strokeColor('#d0d5de').lineWidth(0.75).moveTo(page.margin, y).lineTo(right, y).stroke();
}
