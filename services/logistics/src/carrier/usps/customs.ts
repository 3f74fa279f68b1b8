import type { Contents, CustomsItem, LabelRequest } from '../carrier.ts';
import { refuse } from './refuse.ts';
import { dollars } from './units.ts';

export type CustomsSettings = {
  /** US dollars for one Canadian: customs are told values in US dollars. */
  usdPerCad: number;
};

const contentTypes: Record<Contents['reason'], string> = {
  SALE: 'MERCHANDISE',
  SAMPLE: 'COMMERCIAL_SAMPLE',
  GIFT: 'GIFT',
  RETURN: 'RETURNED_GOODS',
  REPAIR: 'RETURNED_GOODS',
  DOCUMENTS: 'DOCUMENT',
};

/** Up to this value no filing with the export system is wanted. */
const exemptMinor = 250_000;

/** What customs are told. At most thirty different things fit on the form. */
export function customsForm({ contents, parcel }: LabelRequest, settings: CustomsSettings) {
  const { items, invoiceNumber } = contents;
  if (items.length === 0 || items.length > 30) {
    throw refuse('contents.items', 'USPS wants one to thirty kinds of goods on a customs form.');
  }
  const rate = usdPer(contents.currency, settings);
  const totalMinor = items.reduce((sum, item) => sum + valueMinor(item, rate), 0);
  if (totalMinor > exemptMinor) {
    throw refuse(
      'contents.items',
      'Goods of more than 2,500 US dollars need a filing with the export system, which is not supported.',
    );
  }
  return {
    customsContentType: contentTypes[contents.reason],
    AESITN: 'NO EEI 30.37(a)',
    ...(invoiceNumber === null ? {} : { invoiceNumber: invoiceNumber.slice(-15) }),
    contents: items.map((item) => customsItem(item, rate, parcel.weightGrams)),
  };
}

function customsItem(item: CustomsItem, rate: number, parcelGrams: number) {
  const origin = item.countryOfOrigin;
  if (origin === null || !/^[A-Z]{2}$/.test(origin)) {
    throw refuse('contents.items.countryOfOrigin', `Customs want the origin of ${item.sku}.`);
  }
  const grams = Math.min(parcelGrams, item.unitWeightGrams * item.quantity);
  return {
    itemDescription: item.description.replaceAll(/\s+/g, ' ').trim().slice(0, 30),
    itemQuantity: item.quantity,
    itemTotalValue: dollars(valueMinor(item, rate)),
    // Rounded down, so that the goods together never weigh more than their parcel.
    itemTotalWeight: Math.max(0.0001, Math.floor((grams / 453.59237) * 10_000) / 10_000),
    weightUOM: 'lb',
    ...tariffNumber(item.hsCode),
    countryofOrigin: origin,
  };
}

/** Its digits; one of another length is left out rather than refused. */
export function tariffNumber(hsCode: string | null): { HSTariffNumber?: string } {
  const digits = hsCode?.replaceAll(/\D/g, '') ?? '';
  return /^\d{6,14}$/.test(digits) ? { HSTariffNumber: digits } : {};
}

/** At least a cent, also for what is given away. */
function valueMinor({ unitValueMinor, quantity }: CustomsItem, rate: number): number {
  return Math.max(1, Math.round(unitValueMinor * quantity * rate));
}

/** US dollars for one of the currency. */
export function usdPer(currency: string, { usdPerCad }: CustomsSettings): number {
  if (currency === 'USD') return 1;
  if (currency === 'CAD') return usdPerCad;
  throw refuse('contents.currency', `Values in ${currency} cannot be told in US dollars.`);
}
