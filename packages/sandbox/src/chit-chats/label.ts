import bwip from 'bwip-js/node';
import PDFDocument from 'pdfkit';
import { pdfBytes } from '../pdf-bytes.ts';
import type { Batch, Shipment } from './store.ts';

const pointsPerInch = 72;
const margin = 14;
const width = 4 * pointsPerInch;
const height = 6 * pointsPerInch;

interface Label {
  title: string;
  lines: string[];
  code: string;
  note: string;
}

export const labelOf = ({ id, given, trackingCode, postageType }: Shipment): Label => ({
  title: postageType.replaceAll('_', ' ').toUpperCase(),
  lines: [
    given.name,
    given.address_1,
    given.address_2 ?? '',
    [given.city, given.province_code, given.postal_code].filter(Boolean).join(' '),
    given.country_code,
  ].filter((line) => line !== ''),
  code: trackingCode ?? id,
  note: `Chit Chats ${id}   Order ${given.order_id ?? ''}`,
});

export const batchLabelOf = ({ id, description }: Batch, count: number): Label => ({
  title: 'BATCH',
  lines: [`${count} shipments`, description ?? ''],
  code: String(id),
  note: `Chit Chats batch ${id}`,
});

const barcode = (text: string): Promise<Buffer> =>
  bwip.toBuffer({ bcid: 'code128', text, scale: 3, height: 22, includetext: true });

export async function drawPdf({ title, lines, code, note }: Label): Promise<Buffer> {
  const picture = await barcode(code);
  const document = new PDFDocument({ size: [width, height], margin: 0, info: { Title: code } });
  const done = pdfBytes(document);
  const inside = width - 2 * margin;
  document.rect(4, 4, width - 8, height - 8).stroke();
  document.font('Helvetica-Bold').fontSize(16).text(title, margin, 20, { width: inside });
  document.fontSize(13).text(lines.join('\n'), margin, 90, { width: inside, lineGap: 2 });
  document.image(picture, margin, 230, { fit: [inside, 110], align: 'center' });
  document.font('Helvetica').fontSize(9).text(note, margin, 360, { width: inside });
  document.fontSize(8).text('SANDBOX LABEL, NOT VALID FOR MAILING', margin, 400, {
    ...{ width: inside, align: 'center' },
  });
  document.end();
  return done;
}

/** The barcode alone: enough to be scanned. */
export const drawPng = ({ code }: Label): Promise<Buffer> => barcode(code);

export function drawZpl({ title, lines, code, note }: Label): string {
  const field = (y: number, size: number, text: string) =>
    `^FO40,${y}^A0N,${size},${size}^FD${text.replaceAll(/[\^~]/g, ' ')}^FS`;
  return [
    '^XA^CI28^PW812^LL1218',
    field(40, 44, title),
    ...lines.map((line, index) => field(250 + index * 44, 36, line)),
    `^FO40,640^BY3^BCN,240,Y,N,N^FD${code}^FS`,
    field(1_000, 28, note),
    '^XZ',
  ].join('\n');
}
