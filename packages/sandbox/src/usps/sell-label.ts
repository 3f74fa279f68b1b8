import { createHash } from 'node:crypto';
import { addBusinessDays } from '../canada-post/calendar.ts';
import { labelPdf, labelZpl } from '../draw-label.ts';
import { startJourney } from '../journey.ts';
import type { PaymentRoles } from './access.ts';
import type { DomesticAddress } from './address-schemas.ts';
import { faultOf } from './addresses.ts';
import { UspsError } from './errors.ts';
import type { AnyLabelRequest } from './label-schemas.ts';
import { domesticNumber, internationalNumber } from './numbers.ts';
import { skuOf } from './options.ts';
import type { Parcel, Parcels } from './parcels.ts';
import {
  domesticPrices,
  dutyOf,
  extraPrice,
  foreignPrices,
  type Priced,
  packageFeeMinor,
} from './price.ts';

interface Sale {
  kind: Parcel['kind'];
  key: string | null;
  payer: PaymentRoles;
  nowMs: number;
}

const dayMs = 86_400_000;
const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Sells a label; the same key with the same request gives the label that was sold, without a charge. */
export function sellLabel(parcels: Parcels, asked: AnyLabelRequest, sale: Sale): Parcel {
  const digest = createHash('sha256').update(JSON.stringify(asked)).digest('hex');
  if (sale.key !== null) {
    if (!uuid.test(sale.key)) {
      throw new UspsError(400, '000003', 'X-Idempotency-Key must be a UUID.', 'X-Idempotency-Key');
    }
    const known = parcels.byKey(sale.key);
    if (known?.digest === digest) return known;
    if (known) {
      const message = 'The X-Idempotency-Key was already used with a different request.';
      throw new UspsError(400, '000004', message, 'X-Idempotency-Key');
    }
  }
  const { packageDescription: parcel, fromAddress, toAddress } = asked;
  checkDate(parcel.mailingDate, sale.nowMs);
  for (const [name, address] of Object.entries({ toAddress, fromAddress })) {
    if (!('ZIPCode' in address) || address.ignoreBadAddress) continue;
    const fault = faultOf(address);
    if (fault !== null) throw new UspsError(400, '010005', `Address Not Found. ${fault}`, name);
  }
  const priced = priceOf(asked);
  const value = parcel.packageOptions?.packageValue ?? 0;
  const codes = [...(sale.kind === 'international' ? [] : [920]), ...(parcel.extraServices ?? [])];
  const extras = codes.map((code) => ({ code, ...extraPrice(code, value) }));
  const sequence = parcels.next(sale.nowMs);
  const isForeign = sale.kind === 'international';
  const trackingNumber = isForeign
    ? internationalNumber(sequence)
    : domesticNumber(sale.payer.mid, sequence);
  const toZip = 'ZIPCode' in toAddress ? toAddress.ZIPCode : '';
  const prepaidMinor = prepaid(asked);
  const metadata = {
    labelAddress: toAddress,
    ...(toZip && { routingInformation: `420${toZip}${plus4Of(toAddress)}` }),
    ...(isForeign ? { internationalTrackingNumber: trackingNumber } : { trackingNumber }),
    ...{ constructCode: isForeign ? 'I01' : 'C03', SKU: skuOf(priced) },
    postage: priced.priceMinor / 100,
    extraServices: extras.map(({ name, priceMinor, code }) =>
      isForeign
        ? { serviceID: String(code), serviceName: name, price: priceMinor / 100 }
        : { name, SKU: `DX${code}0XXXCX0000`, price: priceMinor / 100 },
    ),
    ...(!isForeign && { zone: priced.zone, serviceTypeCode: '055' }),
    ...(priced.days !== null && {
      commitment: {
        name: `${priced.days} Days`,
        scheduleDeliveryDate: addBusinessDays(parcel.mailingDate, priced.days),
      },
    }),
    ...{ weightUOM: 'lb', weight: parcel.weight, mailingDate: parcel.mailingDate, fees: [] },
    ...(prepaidMinor > 0 && { prepaidDutiesTaxesFees: prepaidMinor / 100 }),
  };
  return parcels.put({
    ...{ trackingNumber, kind: sale.kind, key: sale.key, digest },
    reference: parcel.customerReference?.[0]?.referenceNumber ?? '',
    mid: sale.payer.mid,
    ...{ mailClass: parcel.mailClass, mailingDate: parcel.mailingDate },
    ...{ fromZip: fromAddress.ZIPCode, toZip },
    toCountry: 'ZIPCode' in toAddress ? 'US' : toAddress.countryISOAlpha2Code,
    amountMinor: extras.reduce(
      (sum, { priceMinor }) => sum + priceMinor,
      priced.priceMinor + prepaidMinor,
    ),
    days: priced.days,
    metadata,
    label: {
      title: priced.description.replace(/ (Machinable|Nonstandard).*/, ''),
      corner: [`${parcel.weight.toFixed(2)} lb`, parcel.mailingDate, `ZONE ${priced.zone}`],
      from: linesOf(fromAddress),
      to: linesOf(toAddress),
      code: `${toZip ? `420${toZip}` : ''}${trackingNumber}`,
      number: trackingNumber.replaceAll(/(\d{4})(?=\d)/g, '$1 '),
      notes: (parcel.customerReference ?? []).map(({ referenceNumber }) => referenceNumber),
      createdAtMs: sale.nowMs,
    },
    ...{ reprints: 0, createdAtMs: sale.nowMs, state: 'charged', disputedOn: null, scanForm: null },
    signature: codes.some((code) => [921, 922, 981].includes(code)),
    journey: startJourney(sale.nowMs),
  });
}

/** Today is a wide day: it is yesterday still in the west when it is tomorrow already in Greenwich. */
function checkDate(mailingDate: string, nowMs: number): void {
  const at = Date.parse(`${mailingDate}T00:00:00Z`);
  if (at >= nowMs - 1.5 * dayMs && at <= nowMs + 7 * dayMs) return;
  const message = 'cannot be in the past or more than 7 days in the future';
  throw new UspsError(400, '160006', message, 'packageDescription.mailingDate');
}

function priceOf({ packageDescription: parcel, fromAddress, toAddress }: AnyLabelRequest): Priced {
  const { mailClass, rateIndicator, processingCategory } = parcel;
  const isReturn = mailClass.endsWith('_RETURN_SERVICE');
  const prices =
    'ZIPCode' in toAddress
      ? domesticPrices(fromAddress.ZIPCode, toAddress.ZIPCode, parcel, isReturn)
      : foreignPrices(parcel);
  const found = prices.find(
    (priced) =>
      priced.mailClass === mailClass &&
      priced.rateIndicator === rateIndicator &&
      priced.processingCategory === processingCategory,
  );
  if (found) return found;
  const message = `Rate not found for ${mailClass} ${rateIndicator} ${processingCategory}`;
  throw new UspsError(400, '160030', message, 'packageDescription.rateIndicator');
}

/** Duties and taxes that the sender pays in advance. */
function prepaid({ packageDescription: parcel, customsForm }: AnyLabelRequest): number {
  if (!('prepayDutiesTaxesFees' in parcel) || !parcel.prepayDutiesTaxesFees) return 0;
  return (customsForm?.contents ?? []).reduce((sum, { itemTotalValue }) => {
    const { dutyMinor, taxMinor } = dutyOf(Math.round(itemTotalValue * 100));
    return sum + dutyMinor + taxMinor;
  }, packageFeeMinor);
}

function plus4Of(address: AnyLabelRequest['toAddress']): string {
  return 'ZIPPlus4' in address ? (address.ZIPPlus4 ?? '') : '';
}

function linesOf(address: DomesticAddress | AnyLabelRequest['toAddress']): string[] {
  const place =
    'ZIPCode' in address
      ? [`${address.city} ${address.state} ${address.ZIPCode}`]
      : [
          [address.city, address.province, address.postalCode].filter(Boolean).join(' '),
          address.countryISOAlpha2Code,
        ];
  const person = [address.firstName, address.lastName].filter(Boolean).join(' ');
  return [person, address.firm, address.streetAddress, address.secondaryAddress, ...place].filter(
    (line): line is string => Boolean(line),
  );
}

/** The image in the type that was asked for; null for none. */
export async function imageOf({ label }: Parcel, imageType: string): Promise<Buffer | null> {
  if (imageType === 'NONE') return null;
  if (imageType.startsWith('ZPL')) return Buffer.from(labelZpl(label));
  if (imageType === 'PDF') return labelPdf(label);
  throw new UspsError(400, '160020', `The sandbox draws no ${imageType}.`, 'imageInfo.imageType');
}
