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
import type { CarrierCode, PostalAddress } from '../carrier/carrier.ts';
import type { Shipment } from '../generated/prisma/client.ts';
import type { ManifestWithParcels } from './manifest-lease.ts';
import { dayOf } from './warehouse-day.ts';

type Listed = Pick<ManifestWithParcels, 'id' | 'carrier' | 'date' | 'warehouse'> & {
  shipments: Pick<
    Shipment,
    'trackingNumber' | 'orderNumber' | 'serviceName' | 'weightGrams' | 'shipTo'
  >[];
  carrierManifestIds: string[];
};

export const carrierNames: Record<CarrierCode, string> = {
  CANADA_POST: 'Canada Post / Postes Canada',
  USPS: 'USPS',
  DHL: 'DHL',
  CHIT_CHATS: 'Chit Chats',
};

const columns = { count: 54, number: 82, order: 236, service: 314, to: 430, weight: 508 };
const firstRow = 250;
const rowHeight = 18;
const lastRow = 700;

/** What the driver signs for: every parcel of one hand-over, US Letter, English and French. */
export function drawHandOverList(list: Listed): Promise<Buffer> {
  return drawSheet(`Hand-over list ${list.id}`, (sheet) => {
    drawHead(sheet, list);
    const y = drawRows(sheet, list);
    drawSignature(sheet, y);
    drawFeet(sheet, (page, pages) => `${list.id}   ${page} / ${pages}`);
  });
}

function drawHead(sheet: Sheet, { warehouse, carrier, date, ...list }: Listed): void {
  const { shipments, carrierManifestIds } = list;
  drawTitle(sheet, ['Hand-over list', 'Bordereau de remise']);
  const grams = shipments.reduce((sum, { weightGrams }) => sum + (weightGrams ?? 0), 0);
  const facts: [string, string][] = [
    ['Carrier / Transporteur', carrierNames[carrier]],
    ['Date', dayOf(date)],
    ['Parcels / Colis', String(shipments.length)],
    ['Weight / Poids', `${(grams / 1000).toFixed(1)} kg`],
  ];
  drawFacts(sheet, facts, 108);
  drawAddress(sheet, 'From / Expéditeur', warehouse.address as PostalAddress, letter.margin, 156);
  if (carrierManifestIds.length > 0) {
    sheet.fillColor(faint).fontSize(8).text('Manifest / Manifeste', 320, 156);
    sheet
      .fillColor(ink)
      .fontSize(11)
      .text(carrierManifestIds.join(', '), 320, 169, {
        ...{ width: 238, height: 56, ellipsis: true },
      });
  }
}

function drawRows(sheet: Sheet, { shipments }: Listed): number {
  let y = drawColumns(sheet, firstRow);
  for (const [index, shipment] of shipments.entries()) {
    if (y > lastRow) {
      sheet.addPage();
      y = drawColumns(sheet, letter.margin);
    }
    drawRow(sheet, index + 1, shipment, y);
    y += rowHeight;
  }
  return y;
}

function drawColumns(sheet: Sheet, y: number): number {
  sheet.fillColor(faint).font('Helvetica').fontSize(8);
  sheet.text('#', columns.count, y);
  sheet.text('Tracking / Suivi', columns.number, y);
  sheet.text('Order / Commande', columns.order, y);
  sheet.text('Service', columns.service, y);
  sheet.text('To / Vers', columns.to, y);
  sheet.text('kg', columns.weight, y, { width: letter.right - columns.weight, align: 'right' });
  rule(sheet, y + 13);
  return y + 19;
}

function drawRow(sheet: Sheet, count: number, shipment: Listed['shipments'][number], y: number) {
  const to = shipment.shipTo as PostalAddress;
  const cell = (text: string, x: number, width: number) =>
    sheet.text(text, x, y, { width: width - 6, height: 12, ellipsis: true, lineBreak: false });
  sheet.fillColor(ink).font('Helvetica').fontSize(9);
  cell(String(count), columns.count, columns.number - columns.count);
  sheet.font('Courier');
  cell(shipment.trackingNumber ?? '', columns.number, columns.order - columns.number + 4);
  sheet.font('Helvetica');
  cell(shipment.orderNumber, columns.order, columns.service - columns.order);
  cell(shipment.serviceName ?? '', columns.service, columns.to - columns.service);
  cell([to.region, to.country].filter(Boolean).join(', '), columns.to, columns.weight - columns.to);
  sheet.text(((shipment.weightGrams ?? 0) / 1000).toFixed(2), columns.weight, y, {
    ...{ width: letter.right - columns.weight, align: 'right' },
  });
}

function drawSignature(sheet: Sheet, after: number): void {
  let y = after + 44;
  if (y > lastRow + 10) {
    sheet.addPage();
    y = letter.margin + 44;
  }
  const lines: [string, number, number][] = [
    ['Name of the driver / Nom du chauffeur', 54, 250],
    ['Signature', 262, 442],
    ['Date, time / Date, heure', 454, 558],
  ];
  sheet.strokeColor(ink).lineWidth(0.75);
  for (const [label, from, to] of lines) {
    sheet.moveTo(from, y).lineTo(to, y).stroke();
    sheet
      .fillColor(faint)
      .font('Helvetica')
      .fontSize(8)
      .text(label, from, y + 4);
  }
}
