import type { File, LabelFormat, LabelRequest, Purchase } from '../carrier.ts';
import { type CustomsSettings, customsForm } from './customs.ts';
import { unreadable } from './errors.ts';
import { extras } from './extras.ts';
import { cents, list, object, text } from './json.ts';
import { readDocument } from './multipart.ts';
import { measures } from './parcel.ts';
import { domesticAddress, foreignAddress, isDomestic, needsCustoms } from './places.ts';
import { refuse } from './refuse.ts';
import { readServiceCode, returnClass } from './service-code.ts';

/** How a label is drawn. USPS prints on 4 by 6 inches; a page of letter size is not among its forms. */
export function imageInfo(format: LabelFormat) {
  if (format === 'PDF_LETTER') throw refuse('format', 'USPS draws labels of 4 by 6 inches only.');
  return { imageType: format === 'ZPL_4X6' ? 'ZPL203DPI' : 'PDF', labelType: '4X6LABEL' };
}

/** What labels at home and abroad say of the parcel. */
function writePackage(request: LabelRequest, settings: CustomsSettings) {
  const { mailClass, rateIndicator, processingCategory } = readServiceCode(request.service);
  const { codes, packageValue } = extras(request, mailClass, settings);
  return {
    packageOptions: packageValue === null ? {} : { packageValue },
    description: {
      ...{ mailClass, rateIndicator, processingCategory, mailingDate: request.mailingDate },
      ...{ weightUOM: 'lb', dimensionsUOM: 'in', ...measures(request.parcel) },
      destinationEntryFacilityType: 'NONE',
      extraServices: codes,
      customerReference: references(request),
    },
  };
}

/** A label of domestic mail. */
export function writeLabel(request: LabelRequest, settings: CustomsSettings) {
  const { from, to } = request;
  const { description, packageOptions } = writePackage(request, settings);
  const hasOptions = Object.keys(packageOptions).length > 0;
  return {
    imageInfo: { ...imageInfo(request.format), receiptOption: 'NONE', suppressPostage: true },
    toAddress: domesticAddress('shipTo', to),
    fromAddress: domesticAddress('sender', from),
    packageDescription: { ...description, ...(hasOptions ? { packageOptions } : {}) },
    ...(needsCustoms(to) ? { customsForm: customsForm(request, settings) } : {}),
  };
}

/** A label from the customer back to us; its postage is due when it is used. */
export function writeReturnLabel(request: LabelRequest, settings: CustomsSettings) {
  if (!isDomestic(request.from.country) || !isDomestic(request.to.country)) {
    throw refuse('shipTo.country', 'USPS carries returns within the United States only.');
  }
  const label = writeLabel(request, settings);
  const { mailClass } = label.packageDescription;
  return {
    ...label,
    imageInfo: imageInfo(request.format),
    packageDescription: { ...label.packageDescription, mailClass: returnClass(mailClass) },
  };
}

/** A label abroad, with what customs are told. */
export function writeInternationalLabel(request: LabelRequest, settings: CustomsSettings) {
  const { from, to } = request;
  const { description, packageOptions } = writePackage(request, settings);
  return {
    imageInfo: imageInfo(request.format),
    toAddress: foreignAddress('shipTo', to),
    fromAddress: domesticAddress('sender', from),
    packageDescription: {
      ...description,
      packageOptions: { nonDeliveryOption: 'RETURN', ...packageOptions },
      ...(request.contents.incoterm === 'DDP' ? { prepayDutiesTaxesFees: true } : {}),
    },
    customsForm: customsForm(request, settings),
  };
}

/** Two references of at most thirty characters: ours, and the order's, which people know. */
function references({ reference, orderNumber }: LabelRequest) {
  return [reference.slice(-30), orderNumber.slice(-30)]
    .filter((referenceNumber) => referenceNumber !== '')
    .map((referenceNumber) => ({ referenceNumber }));
}

/** What creating or reprinting a label answers, in JSON or in parts. */
export function readLabel(body: Buffer, format: LabelFormat): Purchase {
  const { metadata, file } = readDocument(body);
  const label = { ...metadata, ...object(metadata.labelMetadata) };
  const trackingNumber = text(label.trackingNumber) ?? text(label.internationalTrackingNumber);
  if (trackingNumber === null) throw unreadable('the label has no number.');
  return {
    carrierShipmentId: trackingNumber,
    trackingNumber,
    trackingUrl: `https://tools.usps.com/go/TrackConfirmAction?tLabels=${trackingNumber}`,
    labelLink: '',
    charged: charged(label),
    label: file === null ? null : readFile(file, format),
  };
}

/** Postage, services, fees and duties that we pay; null when the postage is not told. */
function charged(label: { [key: string]: unknown }): Purchase['charged'] {
  const { postage, extraServices, fees, prepaidDutiesTaxesFees } = object(label as never);
  const base = cents(postage);
  if (base === null) return null;
  const parts = [
    cents(prepaidDutiesTaxesFees) ?? 0,
    ...[...list(extraServices), ...list(fees)].map((part) => cents(object(part).price) ?? 0),
  ];
  return { amountMinor: parts.reduce((sum, part) => sum + part, base), currency: 'USD' };
}

/** The file tells its own form, whatever was asked for. */
function readFile(content: Buffer, format: LabelFormat): File | null {
  const start = content.subarray(0, 256).toString('latin1').trimStart();
  if (start.startsWith('%PDF-')) {
    // One that broke off on its way is asked for again.
    const isWhole = content.subarray(-1_024).includes('%%EOF');
    return isWhole ? { format: 'PDF_4X6', content } : null;
  }
  if (start.includes('^XA')) return { format: 'ZPL_4X6', content };
  return format === 'ZPL_4X6' ? { format, content } : null;
}
