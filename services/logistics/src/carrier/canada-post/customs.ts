import type { Contents, CustomsItem, LabelRequest } from '../carrier.ts';
import type { XmlElement } from '../xml.ts';
import { fit, refuse } from './refusal.ts';
import { dollars, kilograms } from './units.ts';

const reasons: Record<Contents['reason'], string> = {
  SALE: 'SOG',
  SAMPLE: 'SAM',
  REPAIR: 'REP',
  DOCUMENTS: 'DOC',
  GIFT: 'OTH',
  RETURN: 'OTH',
};
const otherReasons: Partial<Record<Contents['reason'], string>> = {
  GIFT: 'Gift',
  RETURN: 'Returned goods',
};

/** The declaration that every parcel abroad carries. */
export function customsElement(request: LabelRequest, usdPerCad: number): XmlElement {
  if (request.to.country === 'CA') return ['customs', undefined];
  const { contents, orderNumber } = request;
  const { currency, items, reason } = contents;
  if (currency !== 'CAD' && currency !== 'USD') {
    refuse('contents.currency', `There is no rate from CAD to ${currency}.`);
  }
  checkItems(request);
  return [
    'customs',
    [
      ['currency', currency],
      ['conversion-from-cad', currency === 'CAD' ? undefined : usdPerCad.toFixed(6)],
      ['reason-for-export', reasons[reason]],
      ['other-reason', otherReasons[reason]],
      ['sku-list', items.map((item): XmlElement => ['item', itemElements(item, request)])],
      ['duties-and-taxes-prepaid', duties(contents)],
      // Ten characters at most, and the last ones tell one invoice from another.
      ['invoice-number', (contents.invoiceNumber ?? orderNumber).slice(-10)],
    ],
  ];
}

function checkItems({ contents: { items }, parcel }: LabelRequest): void {
  if (items.length === 0 || items.length > 500) {
    refuse('contents.items', 'A customs declaration has from 1 to 500 items.');
  }
  const grams = items.reduce((sum, item) => sum + item.unitWeightGrams * item.quantity, 0);
  if (grams > parcel.weightGrams) {
    refuse('contents.items', 'The contents weigh more than the parcel.');
  }
  for (const { quantity, unitWeightGrams, unitValueMinor } of items) {
    if (!(quantity >= 1 && quantity <= 9_999)) {
      refuse('contents.items.quantity', 'A customs item has from 1 to 9,999 units.');
    }
    if (!(unitWeightGrams > 0)) {
      refuse('contents.items.unitWeightGrams', 'Each item must weigh more than zero.');
    }
    if (unitValueMinor < 0 || unitValueMinor > 9_999_999) {
      refuse('contents.items.unitValueMinor', 'An item is worth at most 99,999.99.');
    }
  }
}

function itemElements(item: CustomsItem, { from }: LabelRequest): XmlElement[] {
  return [
    ['customs-number-of-units', String(item.quantity)],
    ['customs-description', fit('contents.items.description', item.description.slice(0, 45), 45)],
    ['sku', item.sku.slice(0, 15)],
    ['hs-tariff-code', tariffCode(item.hsCode)],
    ['unit-weight', kilograms(item.unitWeightGrams)],
    // The schema wants a value above zero, also for what is given away.
    ['customs-value-per-unit', dollars(Math.max(1, item.unitValueMinor))],
    ['country-of-origin', item.countryOfOrigin ?? undefined],
    // What is Canadian is ours, made where we ship from.
    ['province-of-origin', item.countryOfOrigin === 'CA' ? from.region : undefined],
  ];
}

/** Canada Post prepays duties of a known amount only. */
function duties({ incoterm, prepaidDutiesMinor }: Contents): string | undefined {
  if (incoterm !== 'DDP') return undefined;
  if (!prepaidDutiesMinor) {
    refuse('contents.incoterm', 'Canada Post needs the amount of the duties that we prepay.');
  }
  return dollars(prepaidDutiesMinor);
}

/** `852691` or `8526.91` as `8526.91`; a code of another shape is left out rather than refused. */
function tariffCode(hsCode: string | null): string | undefined {
  const digits = hsCode?.replaceAll(/\D/g, '').slice(0, 10) ?? '';
  const even = digits.slice(0, digits.length - (digits.length % 2));
  if (even.length < 4) return undefined;
  return [even.slice(0, 4), ...(even.slice(4).match(/../g) ?? [])].join('.');
}
