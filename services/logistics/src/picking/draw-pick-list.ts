import {
  drawFacts,
  drawSheet,
  drawTitle,
  faint,
  ink,
  letter,
  rule,
  type Sheet,
} from '@mobilytics/paper/sheet';
import { code39, fitsCode39 } from './code-39.ts';
import type { PickListParent } from './pick-list.ts';

/** The words that the scan field takes, in the order of the work. */
const words = ['UNDO', 'PACK', 'RATES', 'BUY', 'LABEL', 'SLIP', 'HANDOVER', 'NEXT'];

const columns = { bin: letter.margin, quantity: 130, item: 180, totes: 400 };

/** The sheet for the walk: what to take where, then a barcode for each tote and for each word. */
export function drawPickList(list: PickListParent, now: Date): Promise<Buffer> {
  return drawSheet(`Pick list ${list.warehouse.code}`, (sheet) => {
    drawTitle(sheet, ['Pick list', 'Liste de prélèvement']);
    drawFacts(
      sheet,
      [
        ['Warehouse / Entrepôt', `${list.warehouse.code} · ${list.warehouse.name}`],
        ['Date', now.toISOString().slice(0, 16).replace('T', ' ')],
        ['Orders / Commandes', String(list.fulfillments.length)],
        ['Pieces / Pièces', String(list.pieces)],
      ],
      106,
    );
    sheet.y = 146;
    drawStops(sheet, list);
    sheet.y += 14;
    const totes = list.fulfillments.map(({ number, orderNumber }, index) => ({
      code: number,
      text: `${index + 1} · ${number} · ${orderNumber}`,
    }));
    drawCodes(sheet, 'Totes / Bacs', totes);
    // Pieces without serials are counted at the station by their SKU.
    const items = list.stops.filter(({ serialized, sku }) => !serialized && fitsCode39(sku));
    const skus = items.map(({ sku, name }) => ({ code: sku, text: `${sku} · ${name}` }));
    drawCodes(sheet, 'Items without serials / Articles sans numéro de série', skus);
    const commands = words.map((code) => ({ code, text: code }));
    drawCodes(sheet, 'Words of the station / Mots du poste', commands);
  });
}

function drawStops(sheet: Sheet, { stops }: PickListParent): void {
  drawHeads(sheet);
  for (const { bin, sku, name, quantity, totes } of stops) {
    const split = totes.map((tote) => `${tote.tote}: ${tote.quantity}`).join('    ');
    const width = letter.right - columns.totes;
    sheet.font('Helvetica').fontSize(11);
    const height = Math.max(28, sheet.heightOfString(split, { width }));
    if (sheet.y + height > letter.height - letter.margin) {
      sheet.addPage();
      drawHeads(sheet);
    }
    const { y } = sheet;
    sheet.fillColor(ink).font('Helvetica-Bold').fontSize(13);
    sheet.text(bin ?? '-', columns.bin, y, { width: 74 });
    sheet.text(String(quantity), columns.quantity, y, { width: 40 });
    sheet.font('Helvetica').fontSize(11);
    const item = { width: columns.totes - columns.item - 12, height: 14, ellipsis: true };
    sheet.text(name, columns.item, y, item);
    sheet
      .fillColor(faint)
      .fontSize(9)
      .text(sku, columns.item, y + 14, item);
    sheet.fillColor(ink).fontSize(11).text(split, columns.totes, y, { width });
    sheet.y = y + height + 8;
  }
}

function drawHeads(sheet: Sheet): void {
  const { y } = sheet;
  sheet.font('Helvetica').fillColor(faint).fontSize(8);
  sheet.text('Bin / Empl.', columns.bin, y);
  sheet.text('Qty / Qté', columns.quantity, y);
  sheet.text('Item / Article', columns.item, y);
  sheet.text('Tote: pieces / Bac : pièces', columns.totes, y);
  rule(sheet, y + 14);
  sheet.y = y + 22;
}

const cell = { width: 168, height: 66, bars: 34 };

function drawCodes(sheet: Sheet, title: string, codes: readonly { code: string; text: string }[]) {
  if (codes.length === 0) return;
  const bottom = letter.height - letter.margin;
  if (sheet.y + 24 + cell.height > bottom) sheet.addPage();
  sheet.font('Helvetica').fillColor(faint).fontSize(8).text(title, letter.margin, sheet.y);
  let y = sheet.y + 8;
  for (const [index, { code, text }] of codes.entries()) {
    const column = index % 3;
    if (index > 0 && column === 0) y += cell.height;
    if (y + cell.height > bottom) {
      sheet.addPage();
      y = letter.margin;
    }
    const x = letter.margin + column * cell.width;
    drawBars(sheet, code, x, y);
    const under = { width: cell.width - 12, height: 12, ellipsis: true };
    sheet
      .fillColor(ink)
      .fontSize(9)
      .text(text, x, y + cell.bars + 4, under);
  }
  sheet.y = y + cell.height;
}

function drawBars(sheet: Sheet, code: string, x: number, y: number): void {
  const { bars, width } = code39(code);
  // A narrow bar of a printer's three dots, and never wider than the cell with its quiet zone.
  const unit = Math.min(1.05, (cell.width - 24) / width);
  sheet.fillColor('#000000');
  for (const bar of bars) sheet.rect(x + bar.at * unit, y, bar.width * unit, cell.bars).fill();
}
