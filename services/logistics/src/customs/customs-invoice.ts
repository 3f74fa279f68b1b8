import {
  drawAddress,
  drawFacts,
  drawFeet,
  drawSheet,
  drawTitle,
  faint,
  ink,
  letter,
  rule,
  type Sheet,
} from '@mobilytics/paper/sheet';
import type { Contents, PostalAddress } from '../carrier/carrier.ts';

export type CustomsInvoice = {
  orderNumber: string;
  trackingNumber: string;
  serviceName: string;
  date: Date;
  from: PostalAddress;
  to: PostalAddress;
  weightGrams: number;
  contents: Contents;
};

const copies = 3;

const reasons: Record<Contents['reason'], string> = {
  SALE: 'Sale / Vente',
  SAMPLE: 'Sample / Échantillon',
  GIFT: 'Gift / Cadeau',
  RETURN: 'Return / Retour',
  REPAIR: 'Repair / Réparation',
  DOCUMENTS: 'Documents',
};

const terms: Record<Contents['incoterm'], string> = {
  DAP: 'DAP: duties and taxes are paid by the recipient / droits et taxes à la charge du destinataire',
  DDP: 'DDP: duties and taxes are paid by the shipper / droits et taxes à la charge de l’expéditeur',
};

const columns = [
  { head: 'Qty / Qté', x: letter.margin, width: 36 },
  { head: 'Description', x: letter.margin + 40, width: 182 },
  { head: 'HS / SH', x: letter.margin + 226, width: 66 },
  { head: 'Origin / Origine', x: letter.margin + 294, width: 44 },
  { head: 'Weight / Poids (kg)', x: letter.margin + 340, width: 50 },
  { head: 'Unit / Unité', x: letter.margin + 392, width: 52 },
  { head: 'Total', x: letter.margin + 446, width: 58 },
] as const;

/** The invoice that goes with a parcel abroad: three copies, in English and French. */
export function drawCustomsInvoice(invoice: CustomsInvoice): Promise<Buffer> {
  return drawSheet(`Commercial invoice ${invoice.contents.invoiceNumber ?? ''}`, (sheet) => {
    const copyOf: number[] = [];
    for (let copy = 1; copy <= copies; copy++) {
      if (copy > 1) sheet.addPage();
      drawCopy(sheet, invoice);
      while (copyOf.length < sheet.bufferedPageRange().count) copyOf.push(copy);
    }
    const { trackingNumber } = invoice;
    drawFeet(
      sheet,
      (page) => `${trackingNumber} · Copy / Copie ${copyOf[page - 1] ?? copies}/${copies}`,
    );
  });
}

function drawCopy(sheet: Sheet, invoice: CustomsInvoice): void {
  const { contents, orderNumber, trackingNumber, serviceName, date } = invoice;
  const isSale = contents.reason === 'SALE';
  drawTitle(
    sheet,
    isSale
      ? ['Commercial invoice', 'Facture commerciale']
      : ['Proforma invoice', 'Facture pro forma'],
  );
  const facts: [string, string][] = [
    ['Invoice / Facture', contents.invoiceNumber ?? orderNumber],
    ['Order / Commande', orderNumber],
    ['Date', date.toISOString().slice(0, 10)],
    ['Tracking / Suivi', trackingNumber],
  ];
  drawFacts(sheet, facts, 106);
  drawAddress(sheet, 'Shipper / Expéditeur', invoice.from, letter.margin, 150);
  drawAddress(sheet, 'Recipient / Destinataire', invoice.to, letter.margin + 270, 150);
  for (const [phone, x] of [
    [invoice.from.phone, letter.margin],
    [invoice.to.phone, letter.margin + 270],
  ] as const) {
    sheet.fillColor(faint).fontSize(8).text('Telephone / Téléphone', x, 252);
    sheet
      .fillColor(ink)
      .fontSize(10)
      .text(phone ?? '—', x, 264);
  }
  const more: [string, string][] = [
    ['Reason / Motif', reasons[contents.reason]],
    ['Service', serviceName],
    ['Gross weight / Poids brut', `${kilograms(invoice.weightGrams)} kg`],
    ['Currency / Monnaie', contents.currency],
  ];
  drawFacts(sheet, more, 286);
  sheet.y = 326;
  drawItems(sheet, contents);
  drawDeclaration(sheet, invoice);
}

function drawItems(sheet: Sheet, { items, currency }: Contents): void {
  drawHeads(sheet);
  for (const item of items) {
    const { y } = sheet;
    sheet.font('Helvetica').fontSize(9);
    const description = `${item.description}\n${item.sku}`;
    const height = sheet.heightOfString(description, { width: columns[1].width });
    if (y + height > 690) {
      sheet.addPage();
      drawHeads(sheet);
    }
    const top = sheet.y;
    const cells = [
      String(item.quantity),
      description,
      item.hsCode ?? '—',
      item.countryOfOrigin ?? '—',
      kilograms(item.quantity * item.unitWeightGrams),
      amount(item.unitValueMinor),
      amount(item.quantity * item.unitValueMinor),
    ];
    drawCells(sheet, cells, top);
    sheet.y = top + height + 8;
  }
  const total = items.reduce((sum, one) => sum + one.quantity * one.unitValueMinor, 0);
  rule(sheet, sheet.y);
  const { y } = sheet;
  sheet.font('Helvetica-Bold').fillColor(ink).fontSize(10);
  sheet.text(`Total: ${amount(total)} ${currency}`, letter.margin, y + 6, { align: 'right' });
  sheet.y = y + 28;
}

function drawHeads(sheet: Sheet): void {
  const { y } = sheet;
  sheet.font('Helvetica').fillColor(faint).fontSize(7);
  for (const [index, { head, x, width }] of columns.entries()) {
    sheet.text(head, x, y, { width, align: alignOf(index) });
  }
  rule(sheet, y + 20);
  sheet.y = y + 26;
}

function drawCells(sheet: Sheet, cells: readonly string[], y: number): void {
  sheet.font('Helvetica').fillColor(ink).fontSize(9);
  for (const [index, { x, width }] of columns.entries()) {
    sheet.text(cells[index] ?? '', x, y, { width, align: alignOf(index) });
  }
}

function drawDeclaration(sheet: Sheet, { contents, from }: CustomsInvoice): void {
  if (sheet.y > 600) sheet.addPage();
  const width = letter.right - letter.margin;
  sheet.font('Helvetica').fillColor(ink).fontSize(9);
  sheet.text(terms[contents.incoterm], letter.margin, sheet.y, { width });
  sheet.moveDown(0.8);
  sheet.text('I declare that all that is stated in this invoice is true and correct.', { width });
  sheet.text('Je déclare que tout ce que contient la présente facture est exact.', { width });
  const y = sheet.y + 34;
  sheet.strokeColor(faint).lineWidth(0.75);
  sheet
    .moveTo(letter.margin, y)
    .lineTo(letter.margin + 220, y)
    .stroke();
  sheet
    .moveTo(letter.margin + 270, y)
    .lineTo(letter.right, y)
    .stroke();
  sheet.fillColor(faint).fontSize(8);
  const who = from.company ?? from.name;
  sheet.text(`Signature, ${who}`, letter.margin, y + 4, { width: 220 });
  sheet.text('Name, date / Nom, date', letter.margin + 270, y + 4, { width: 230 });
}

/** Numbers stand at the right. */
const alignOf = (column: number) => (column >= 4 ? 'right' : 'left');

const amount = (minor: number) => (minor / 100).toFixed(2);
const kilograms = (grams: number) => (grams / 1000).toFixed(3);
