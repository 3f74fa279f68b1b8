import bwip from 'bwip-js/node';
import PDFDocument from 'pdfkit';
import { pdfBytes } from '../pdf-bytes.ts';
import { serviceOf } from './services.ts';
import { referenceOf } from './shipment-xml.ts';
import type { Shipment } from './shipments.ts';
import { child, textAt, type XmlNode } from './xml.ts';

const pointsPerInch = 72;
const margin = 14;
const width = 4 * pointsPerInch;
const height = 6 * pointsPerInch;

/** The label of a shipment, 4 by 6 inches, also when it stands on a letter page. */
export async function labelPdf(shipment: Shipment): Promise<Buffer> {
  const onLetter = textAt(shipment.deliverySpec, 'print-preferences', 'output-format') === '8.5x11';
  const barcode = await bwip.toBuffer({
    bcid: 'code128',
    text: shipment.pin,
    scale: 4,
    height: 22,
  });
  const document = new PDFDocument({
    size: onLetter ? 'LETTER' : [width, height],
    margin: 0,
    info: { Title: `Label ${shipment.pin}`, CreationDate: new Date(shipment.createdAtMs) },
  });
  const done = pdfBytes(document);
  draw(document, shipment, barcode);
  document.end();
  return done;
}

function draw(document: PDFKit.PDFDocument, shipment: Shipment, barcode: Buffer): void {
  const service = serviceOf(shipment.serviceCode);
  const { deliverySpec: spec, price } = shipment;
  const inside = width - 2 * margin;
  document
    .rect(4, 4, width - 8, height - 8)
    .lineWidth(1)
    .stroke();
  document
    .font('Helvetica-Bold')
    .fontSize(17)
    .text(service?.name ?? '', margin, 16);
  document
    .font('Helvetica')
    .fontSize(9)
    .text(service?.nameFr ?? '', margin, 36);
  document.fontSize(9).text(`${(price.ratedGrams / 1_000).toFixed(3)} kg`, margin, 16, {
    width: inside,
    align: 'right',
  });
  document.text(new Date(shipment.createdAtMs).toISOString().slice(0, 10), margin, 28, {
    width: inside,
    align: 'right',
  });
  line(document, 52);
  document.font('Helvetica-Bold').fontSize(8).text('From / Exp.', margin, 58);
  document
    .font('Helvetica')
    .fontSize(9)
    .text(addressLines(child(spec, 'sender')).join('\n'), margin, 69);
  line(document, 136);
  document.font('Helvetica-Bold').fontSize(8).text('To / Dest.', margin, 142);
  document
    .fontSize(13)
    .text(addressLines(child(spec, 'destination')).join('\n'), margin, 154, { lineGap: 2 });
  line(document, 252);
  document.image(barcode, margin, 264, { width: inside, height: 84 });
  document.font('Helvetica-Bold').fontSize(14);
  document.text(grouped(shipment.pin), margin, 356, { width: inside, align: 'center' });
  document.font('Helvetica').fontSize(9);
  const options = shipment.optionCodes.join('  ');
  document.text(
    `Options ${options}   Ref ${referenceOf(shipment, 'customer-ref-1')}`,
    margin,
    380,
    { width: inside },
  );
  document
    .fontSize(8)
    .text('SANDBOX LABEL, NOT VALID FOR MAILING', margin, 412, { width: inside, align: 'center' });
}

function line(document: PDFKit.PDFDocument, y: number): void {
  document
    .moveTo(4, y)
    .lineTo(width - 4, y)
    .stroke();
}

/** A PIN is read in groups of four. */
const grouped = (pin: string): string => pin.match(/.{1,4}/g)?.join(' ') ?? pin;

function addressLines(party: XmlNode | undefined): string[] {
  const at = (name: string) => textAt(party, 'address-details', name);
  const place = [at('city'), at('prov-state'), at('postal-zip-code')].filter(Boolean).join(' ');
  const lines = [
    textAt(party, 'name'),
    textAt(party, 'company'),
    at('address-line-1'),
    at('address-line-2'),
    place,
    at('country-code'),
  ];
  return lines.filter((text) => text !== '');
}

/** The same label for a thermal printer of 203 dots per inch. */
export function labelZpl(shipment: Shipment): string {
  const field = (x: number, y: number, size: number, text: string) =>
    `^FO${x},${y}^A0N,${size},${size}^FD${text.replaceAll(/[\^~]/g, ' ')}^FS`;
  const sender = addressLines(child(shipment.deliverySpec, 'sender'));
  const recipient = addressLines(child(shipment.deliverySpec, 'destination'));
  return [
    '^XA^CI28^PW812^LL1218',
    field(40, 40, 46, serviceOf(shipment.serviceCode)?.name ?? ''),
    ...sender.map((text, index) => field(40, 130 + index * 30, 26, text)),
    ...recipient.map((text, index) => field(40, 390 + index * 44, 38, text)),
    `^FO40,740^BY3^BCN,240,N,N,N^FD${shipment.pin}^FS`,
    field(200, 1_000, 40, grouped(shipment.pin)),
    '^XZ',
  ].join('\n');
}
