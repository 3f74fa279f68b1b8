import type { File, LabelFormat, LabelRequest, Purchase, PurchasedLabel } from '../carrier.ts';
import type { JsonNode } from '../json.ts';
import { writeDeclaration } from './customs.ts';
import { unreadable } from './errors.ts';
import { plannedAt } from './origin-time.ts';
import { writePiece } from './parcel.ts';
import { fit, writeParty } from './party.ts';
import { readPrice } from './rates.ts';
import { decimal, declaredMinor, isDeclarable, valueAddedServices } from './services.ts';

type Account = { typeCode: 'shipper' | 'payer' | 'duties-taxes'; number: string };

/** A shipment of one piece with its label, its customs papers sent without paper where it has any. */
export function writeShipment(
  request: LabelRequest,
  { accountNumber, now, isReturn }: { accountNumber: string; now: Date; isReturn: boolean },
) {
  const { from, to, parcel, contents, service } = request;
  const declarable = isDeclarable(request);
  const paperless = declarable ? [{ serviceCode: 'WY' }] : [];
  const services = [...valueAddedServices(request), ...paperless];
  return {
    plannedShippingDateAndTime: plannedAt(request.mailingDate, from, now),
    // Couriers are called for all parcels of a day at once, not for each.
    pickup: { isRequested: false },
    productCode: fit('service', service, 6),
    getRateEstimates: true,
    accounts: accounts(accountNumber, isReturn, declarable && contents.incoterm === 'DDP'),
    ...(services.length > 0 ? { valueAddedServices: services } : {}),
    outputImageProperties: images(request.format, declarable, isReturn),
    customerReferences: [{ value: fit('reference', request.reference, 35), typeCode: 'CU' }],
    customerDetails: {
      shipperDetails: writeParty('shipFrom', from),
      receiverDetails: writeParty('shipTo', to),
    },
    content: {
      packages: [
        {
          ...writePiece(parcel, service),
          customerReferences: [{ value: fit('orderNumber', request.orderNumber, 35) }],
        },
      ],
      isCustomsDeclarable: declarable,
      ...(declarable
        ? {
            declaredValue: decimal(declaredMinor(request)),
            declaredValueCurrency: contents.currency,
            exportDeclaration: writeDeclaration(request, isReturn),
          }
        : {}),
      description: describe(request),
      incoterm: contents.incoterm,
      unitOfMeasurement: 'metric',
    },
  };
}

/** A return is sent by the customer and paid by us. */
function accounts(number: string, isReturn: boolean, paysDuties: boolean): Account[] {
  const of = (typeCode: Account['typeCode']): Account => ({ typeCode, number });
  return [
    of('shipper'),
    ...(isReturn ? [of('payer')] : []),
    ...(paysDuties ? [of('duties-taxes')] : []),
  ];
}

function images(format: LabelFormat, declarable: boolean, isReturn: boolean) {
  const onLetter = format === 'PDF_LETTER';
  const label = {
    typeCode: 'label',
    // DHL has no label of 4 by 6 inches; A6 is the nearest and fits on one.
    templateName: onLetter ? 'ECOM26_84_A4_001' : 'ECOM26_A6_002',
    ...(onLetter ? { fitLabelsToA4: true } : {}),
  };
  const invoice = {
    ...{ typeCode: 'invoice', templateName: 'COMMERCIAL_INVOICE_P_10', isRequested: true },
    ...{ invoiceType: isReturn ? 'returns' : 'commercial', languageCode: 'eng' },
    languageCountryCode: 'US',
  };
  return {
    printerDPI: format === 'ZPL_4X6' ? 200 : 300,
    encodingFormat: format === 'ZPL_4X6' ? 'zpl' : 'pdf',
    imageOptions: declarable ? [label, invoice] : [label],
    splitTransportAndWaybillDocLabels: true,
  };
}

function describe({ contents, orderNumber }: LabelRequest): string {
  const words = contents.items.map(({ description }) => description.trim()).filter(Boolean);
  return (words.join(', ') || `Order ${orderNumber}`).replaceAll(/\s+/g, ' ').slice(0, 70).trim();
}

/** A shipment that was bought, with its label in whatever form it came. */
export function readPurchase(answer: JsonNode): Purchase {
  const trackingNumber = answer.text('shipmentTrackingNumber');
  if (trackingNumber === null) throw unreadable('The shipment has no waybill number.');
  const charged = readPrice(answer.all('shipmentCharges'));
  const documents = answer.all('documents');
  const ofType = (type: string) =>
    documents.find((document) => document.text('typeCode')?.toLowerCase() === type.toLowerCase());
  const label = ofType('label') ?? ofType('waybillDoc') ?? null;
  return {
    ...known(trackingNumber),
    charged,
    label: label === null ? null : readDocument(label),
  };
}

/** What a waybill's number says by itself: DHL keeps the label under it. */
export function known(trackingNumber: string): PurchasedLabel {
  return {
    carrierShipmentId: trackingNumber,
    trackingNumber,
    trackingUrl: `https://www.dhl.com/en/express/tracking.html?AWB=${encodeURIComponent(trackingNumber)}`,
    labelLink: '',
    charged: null,
  };
}

/** A file that stands in an answer; null when it is cut off or empty. */
export function readDocument(document: JsonNode): File | null {
  const content = Buffer.from(document.text('content') ?? '', 'base64');
  const start = content.subarray(0, 16).toString('latin1').trimStart();
  if (start.startsWith('%PDF-')) return { format: 'PDF', content };
  return start.startsWith('^XA') || start.startsWith('CT~~')
    ? { format: 'ZPL_4X6', content }
    : null;
}
