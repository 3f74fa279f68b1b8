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
import type { PostalAddress } from '../carrier/carrier.ts';

export type PackingSlip = {
  fulfillmentNumber: string;
  orderNumber: string;
  date: Date;
  /** Which of the fulfilment's parcels it is, from 1. */
  parcel: number;
  parcels: number;
  from: PostalAddress;
  to: PostalAddress;
  carrier: string;
  trackingNumber: string;
  lines: { sku: string; name: string; quantity: number; serials: string[] }[];
};

const columns = { quantity: letter.margin, item: letter.margin + 60, sku: letter.right - 130 };

/** The sheet that lies in the parcel: US Letter, English and French. */
export function drawPackingSlip(slip: PackingSlip): Promise<Buffer> {
  return drawSheet(`Packing slip ${slip.fulfillmentNumber}`, (sheet) => {
    drawTitle(sheet, ['Packing slip', 'Bordereau d’expédition']);
    const facts: [string, string][] = [
      ['Order / Commande', slip.orderNumber],
      ['Fulfilment / Préparation', slip.fulfillmentNumber],
      ['Date', slip.date.toISOString().slice(0, 10)],
      ['Parcel / Colis', `${slip.parcel}/${slip.parcels}`],
      ['Tracking / Suivi', slip.trackingNumber],
    ];
    drawFacts(sheet, facts, 106);
    drawAddress(sheet, 'Ship to / Destinataire', slip.to, letter.margin, 158);
    drawAddress(sheet, 'From / Expéditeur', slip.from, letter.margin + 270, 158);
    sheet.y = 268;
    drawLines(sheet, slip);
    const { fulfillmentNumber, carrier } = slip;
    drawFeet(sheet, (page, pages) => `${fulfillmentNumber} · ${carrier} · ${page}/${pages}`);
  });
}

function drawLines(sheet: Sheet, { lines }: PackingSlip): void {
  drawColumnHeads(sheet);
  for (const { sku, name, quantity, serials } of lines) {
    const serialText = serials.length === 0 ? '' : `Serials / Nos de série : ${serials.join(', ')}`;
    const width = columns.sku - columns.item - 12;
    sheet.font('Helvetica').fontSize(11);
    const nameHeight = sheet.heightOfString(name, { width });
    sheet.fontSize(9);
    const serialHeight = serialText === '' ? 0 : sheet.heightOfString(serialText, { width });
    if (sheet.y + nameHeight + serialHeight > 690) {
      sheet.addPage();
      drawColumnHeads(sheet);
    }
    const { y } = sheet;
    sheet.fillColor(ink).fontSize(11).text(String(quantity), columns.quantity, y);
    sheet.text(sku, columns.sku, y, { width: 130 });
    sheet.text(name, columns.item, y, { width });
    if (serialText !== '') {
      sheet.fillColor(faint).fontSize(9).text(serialText, columns.item, sheet.y, { width });
    }
    sheet.y += 10;
  }
}

function drawColumnHeads(sheet: Sheet): void {
  const { y } = sheet;
  sheet.font('Helvetica').fillColor(faint).fontSize(8);
  sheet.text('Qty / Qté', columns.quantity, y);
  sheet.text('Item / Article', columns.item, y);
  sheet.text('SKU', columns.sku, y);
  rule(sheet, y + 14);
  sheet.y = y + 22;
}
