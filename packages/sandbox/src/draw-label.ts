import bwip from 'bwip-js/node';
import PDFDocument from 'pdfkit';
import { pdfBytes } from './pdf-bytes.ts';

/** What stands on a label of 4 by 6 inches, from top to bottom. */
export interface LabelContent {
  title: string;
  /** In the corner: weight, date, and the like. */
  corner: string[];
  from: string[];
  to: string[];
  /** What the barcode holds. */
  code: string;
  /** The number as people read it. */
  number: string;
  notes: string[];
  createdAtMs: number;
}

const margin = 14;
const width = 288;
const height = 432;
const inside = width - 2 * margin;

/** A real PDF of one page, 4 by 6 inches. */
export async function labelPdf(label: LabelContent): Promise<Buffer> {
  const barcode = await bwip.toBuffer({
    bcid: 'code128',
    text: label.code,
    scale: 3,
    height: 20,
  });
  const document = new PDFDocument({
    size: [width, height],
    margin: 0,
    info: { Title: `Label ${label.number}`, CreationDate: new Date(label.createdAtMs) },
  });
  const done = pdfBytes(document);
  const rule = (y: number) =>
    document
      .moveTo(4, y)
      .lineTo(width - 4, y)
      .stroke();
  document
    .rect(4, 4, width - 8, height - 8)
    .lineWidth(1)
    .stroke();
  document.font('Helvetica-Bold').fontSize(15).text(label.title, margin, 16, { width: 180 });
  document.font('Helvetica').fontSize(9);
  document.text(label.corner.join('\n'), margin, 14, { width: inside, align: 'right' });
  rule(56);
  document.text(label.from.join('\n'), margin, 64, { width: inside });
  rule(138);
  document.font('Helvetica-Bold').fontSize(13);
  document.text(label.to.join('\n'), margin, 148, { width: inside, lineGap: 2 });
  rule(256);
  document.image(barcode, margin, 268, { width: inside, height: 80 });
  document.fontSize(12).text(label.number, margin, 354, { width: inside, align: 'center' });
  document.font('Helvetica').fontSize(8);
  document.text(label.notes.join('   '), margin, 378, { width: inside });
  document.text('SANDBOX LABEL, NOT VALID FOR MAILING', margin, 412, {
    ...{ width: inside, align: 'center' },
  });
  document.end();
  return done;
}

/** The same label for a thermal printer of 203 dots per inch. */
export function labelZpl(label: LabelContent): string {
  const field = (x: number, y: number, size: number, text: string) =>
    `^FO${x},${y}^A0N,${size},${size}^FD${text.replaceAll(/[\^~]/g, ' ')}^FS`;
  return [
    '^XA^CI28^PW812^LL1218',
    field(40, 40, 46, label.title),
    ...label.from.map((text, index) => field(40, 130 + index * 30, 26, text)),
    ...label.to.map((text, index) => field(40, 390 + index * 44, 38, text)),
    `^FO40,740^BY3^BCN,240,N,N,N^FD${label.code}^FS`,
    field(40, 1_000, 36, label.number),
    field(40, 1_080, 24, label.notes.join('   ')),
    '^XZ',
  ].join('\n');
}

/** A page of letter size with a heading and lines, as the couriers' forms are. */
export function formPdf(title: string, lines: string[], code?: Buffer): Promise<Buffer> {
  const document = new PDFDocument({ size: 'LETTER', margin: 54, info: { Title: title } });
  const done = pdfBytes(document);
  document.font('Helvetica-Bold').fontSize(18).text(title).moveDown();
  if (code) document.image(code, { width: 320 }).moveDown(2);
  document.font('Helvetica').fontSize(10);
  for (const line of lines) document.text(line);
  document.moveDown().text('SANDBOX FORM, NOT VALID FOR MAILING');
  document.end();
  return done;
}
