import { formPdf, labelPdf, labelZpl } from '../draw-label.ts';
import { startJourney } from '../journey.ts';
import { checkAccounts, checkServices, laneOf, plannedMoment, productsFor } from './checks.ts';
import { priceOf } from './price.ts';
import { Problem, readBody } from './problems.ts';
import { dueDay } from './rates.ts';
import { type ShipmentRequest, shipmentRequest } from './request-schemas.ts';
import type { Parcel, Store } from './store.ts';
import { pieceNumber, waybillNumber } from './waybill.ts';

/** Sells a shipment of one piece or more; nothing is sold when only the data is to be checked. */
export async function createShipment(
  store: Store,
  body: unknown,
  settings: { accountNumber: string | undefined; validateOnly: boolean; base: string },
  nowMs: number,
) {
  const request = readBody(shipmentRequest, body);
  const { shipperDetails, receiverDetails } = request.customerDetails;
  const { content } = request;
  const plannedMs = plannedMoment(request.plannedShippingDateAndTime, nowMs);
  checkAccounts(request.accounts, settings.accountNumber);
  const services = request.valueAddedServices ?? [];
  checkServices(services, content.isCustomsDeclarable);
  checkCustoms(request);
  const lane = laneOf(shipperDetails.postalAddress, receiverDetails.postalAddress);
  const offered = productsFor(lane, content.isCustomsDeclarable, content.packages);
  const product = offered.find(({ code }) => code === request.productCode);
  if (!product) {
    throw new Problem(
      400,
      `1004: The requested product(s) ${request.productCode} not available based on your search criteria.`,
    );
  }
  if (settings.validateOnly) return { warnings: [] };
  const sequence = store.next(nowMs);
  const price = priceOf(product, lane, content.packages, services);
  const trackingNumber = waybillNumber(sequence);
  const parcel: Parcel = {
    ...{ kind: 'parcel', service: 'express', trackingNumber, pieceNumber: pieceNumber(sequence) },
    references: request.customerReferences ?? [],
    accountNumber: request.accounts[0]?.number ?? '',
    productCode: product.code,
    declarable: content.isCustomsDeclarable,
    description: content.description,
    recipientName: receiverDetails.contactInformation.fullName,
    recipientPostalCode: receiverDetails.postalAddress.postalCode,
    ...lane,
    kilograms: price.kilograms,
    ...{ amountMinor: price.totalCents, currency: price.currency },
    dueOn: dueDay(product, plannedMs, lane),
    label: {
      title: product.name,
      corner: [`${price.kilograms.toFixed(2)} kg`, `${lane.from.code} - ${lane.to.code}`],
      from: lines(shipperDetails),
      to: lines(receiverDetails),
      code: trackingNumber,
      number: `WAYBILL ${trackingNumber.replace(/(\d{2})(\d{4})(\d{4})/, '$1 $2 $3')}`,
      notes: (request.customerReferences ?? []).map(({ value }) => `Ref: ${value}`),
      createdAtMs: nowMs,
    },
    createdAtMs: nowMs,
    journey: startJourney(nowMs),
  };
  store.put(parcel);
  const tracking = `${settings.base}/shipments/${trackingNumber}/tracking`;
  return {
    url: `${settings.base}/shipments`,
    shipmentTrackingNumber: trackingNumber,
    trackingUrl: tracking,
    packages: content.packages.map((_piece, index) => ({
      referenceNumber: index + 1,
      trackingNumber: parcel.pieceNumber,
      trackingUrl: `${tracking}?pieceTrackingNumber=${parcel.pieceNumber}`,
    })),
    documents: await documents(request, parcel),
    ...(request.getRateEstimates
      ? {
          shipmentCharges: [
            { currencyType: 'BILLC', priceCurrency: price.currency, price: price.totalCents / 100 },
          ],
        }
      : {}),
    warnings: [],
  };
}

function checkCustoms({ content, accounts, valueAddedServices = [] }: ShipmentRequest): void {
  if (content.isCustomsDeclarable && !content.exportDeclaration) {
    throw new Problem(422, '#/content: required key [exportDeclaration] not found');
  }
  if (content.isCustomsDeclarable && content.declaredValue === undefined) {
    throw new Problem(422, '#/content: required key [declaredValue] not found');
  }
  content.exportDeclaration?.lineItems.forEach(({ weight }, index) => {
    if (weight.netValue !== undefined || weight.grossValue !== undefined) return;
    throw new Problem(
      422,
      `#/content/exportDeclaration/lineItems/${index}/weight: required key [grossValue] not found`,
    );
  });
  const paysDuties = valueAddedServices.some(({ serviceCode }) => serviceCode === 'DD');
  if (paysDuties && !accounts.some(({ typeCode }) => typeCode === 'duties-taxes')) {
    throw new Problem(400, '5022: A duties-taxes account is needed for service DD.');
  }
}

async function documents({ outputImageProperties }: ShipmentRequest, parcel: Parcel) {
  const options = outputImageProperties?.imageOptions ?? [];
  const wants = (type: string) =>
    options.some(({ typeCode, isRequested }) => typeCode === type && isRequested !== false);
  const isZpl = outputImageProperties?.encodingFormat === 'zpl';
  const label = isZpl ? Buffer.from(labelZpl(parcel.label)) : await labelPdf(parcel.label);
  const document = (typeCode: string, imageFormat: string, content: Buffer) => ({
    ...{ imageFormat, content: content.toString('base64'), typeCode },
  });
  return [
    document('label', isZpl ? 'ZPL' : 'PDF', label),
    ...(wants('waybillDoc') ? [document('waybillDoc', 'PDF', await waybillPdf(parcel))] : []),
    ...(wants('invoice') ? [document('invoice', 'PDF', await invoicePdf(parcel))] : []),
  ];
}

type Query = Record<string, string | undefined>;

/** A paper of a shipment that DHL keeps. */
export async function findImage(store: Store, number: string, query: Query) {
  const parcel = store.find(number);
  for (const name of ['shipperAccountNumber', 'typeCode', 'pickupYearAndMonth']) {
    if (!query[name]) throw new Problem(400, `Required query parameter ${name} is missing.`);
  }
  if (!/^\d{4}-\d{2}$/.test(query.pickupYearAndMonth ?? '')) {
    throw new Problem(400, 'Parameters not having correct format: pickupYearAndMonth (YYYY-MM)');
  }
  if (query.encodingFormat === 'tiff' && query.allInOnePDF === 'true') {
    throw new Problem(
      400,
      '1506: encodingFormat TIFF is not applicable in combination with allInOnePDF = true.  Please check the request message and retry.',
    );
  }
  const typeCode = query.typeCode ?? '';
  const made = parcel && new Date(parcel.createdAtMs).toISOString().slice(0, 7);
  const has = typeCode === 'waybill' || (typeCode === 'commercial-invoice' && parcel?.declarable);
  const isTheirs = parcel?.accountNumber === query.shipperAccountNumber;
  if (!parcel || !has || !isTheirs || made !== query.pickupYearAndMonth) {
    throw new Problem(404, '1504: No image available for the given shipment.');
  }
  const content = await (typeCode === 'waybill' ? waybillPdf(parcel) : invoicePdf(parcel));
  return {
    documents: [
      {
        shipmentTrackingNumber: parcel.trackingNumber,
        ...{ typeCode, encodingFormat: 'PDF', content: content.toString('base64') },
      },
    ],
  };
}

const waybillPdf = ({ label }: Parcel) =>
  labelPdf({ ...label, notes: [...label.notes, 'ARCHIVE'] });

const invoicePdf = ({ trackingNumber, description, label }: Parcel) =>
  formPdf('Commercial invoice', [
    `Waybill ${trackingNumber}`,
    description,
    ...label.from,
    '',
    ...label.to,
  ]);

function lines(party: ShipmentRequest['customerDetails']['shipperDetails']): string[] {
  const { postalAddress: at, contactInformation: who } = party;
  const place = [at.cityName, at.provinceCode, at.postalCode].filter(Boolean).join(' ');
  const company = who.companyName === who.fullName ? '' : who.companyName;
  const all = [who.fullName, company, at.addressLine1, at.addressLine2, place, at.countryCode];
  return all.filter((line): line is string => Boolean(line));
}
