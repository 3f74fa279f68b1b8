import type { Contents, Json, Parcel, PostalAddress, RateRequest } from '../carrier.ts';
import { canadianPostalCode, isCountry } from '../place-forms.ts';
import { refused } from './errors.ts';

type Wanted = RateRequest & {
  /** What we find the draft by. */
  orderId: string;
  /** The number of our registration for value-added tax abroad, needed to pay duties ourselves. */
  vatReference: string | null;
};

const reasons: Record<Contents['reason'], string> = {
  SALE: 'merchandise',
  SAMPLE: 'sample',
  GIFT: 'gift',
  RETURN: 'returned_goods',
  REPAIR: 'other',
  DOCUMENTS: 'documents',
};

/**
 * A draft without postage: its answer holds the rates. Our own address is left out, since Chit Chats
 * takes return addresses in the United States only and often refuses them.
 */
export function writeShipment(request: Wanted): { [key: string]: Json } {
  const { to, contents, options } = request;
  const problems = [
    ...addressProblems(to),
    ...parcelProblems(request.parcel, to.country),
    ...contentsProblems(request),
  ];
  if (problems.length > 0) {
    const fields = [...new Set(problems.map(([field]) => field))];
    throw refused(fields, problems.map(([, message]) => message).join(' '));
  }
  const value = contents.items.reduce((sum, item) => sum + item.unitValueMinor * item.quantity, 0);
  const currency = contents.currency.toLowerCase();
  return {
    ...recipient(to),
    package_contents: reasons[contents.reason],
    description: contents.items
      .map(({ description }) => description)
      .join(', ')
      .slice(0, maxText),
    value: dollars(Math.max(1, value)),
    value_currency: currency,
    order_id: request.orderId,
    package_type: 'parcel',
    ...size(request.parcel),
    insurance_requested: options.insuredMinor !== null,
    signature_requested: options.signature !== 'NONE',
    ...(isAbroad(to) && contents.incoterm === 'DDP'
      ? { duties_paid_requested: true, vat_reference: request.vatReference }
      : {}),
    postage_type: 'unknown',
    ship_date: request.mailingDate,
    // Customs of the United States ask for the same since 2025 as those of other countries.
    ...(to.country === 'CA' ? {} : { line_items: lineItems(contents, currency) }),
  };
}

const maxText = 100;
const isAbroad = ({ country }: PostalAddress) => country !== 'CA' && country !== 'US';
const dollars = (amountMinor: number) => (amountMinor / 100).toFixed(2);

function recipient(to: PostalAddress) {
  return {
    // There is no field for a company.
    name: [to.name, to.company].filter(Boolean).join(', '),
    address_1: to.line1,
    ...(to.line2 ? { address_2: to.line2 } : {}),
    city: to.city,
    province_code: to.region,
    postal_code: postalCode(to),
    country_code: to.country,
    ...(to.phone ? { phone: to.phone } : {}),
    ...(to.email ? { email: to.email } : {}),
  };
}

/** `v6k1a1` as `V6K 1A1`: without its space a Canadian code is refused. */
function postalCode({ country, postalCode: given }: PostalAddress): string {
  const code = given.trim().toUpperCase();
  if (country !== 'CA') return code;
  return canadianPostalCode(code)?.replace(/^(...)/, '$1 ') ?? code;
}

/** Rounded up, so that a parcel is never declared smaller or lighter than it is. */
function size(parcel: Parcel) {
  const centimetres = (millimetres: number) => Math.ceil(millimetres) / 10;
  return {
    weight_unit: 'g',
    weight: Math.ceil(parcel.weightGrams),
    size_unit: 'cm',
    size_x: centimetres(parcel.lengthMillimetres),
    size_y: centimetres(parcel.widthMillimetres),
    size_z: centimetres(parcel.heightMillimetres),
  };
}

function lineItems({ items }: Contents, currency: string): Json[] {
  return items.map((item) => ({
    quantity: item.quantity,
    description: item.description.slice(0, maxText),
    // The document does not say whether of one piece or of all; its example has one piece.
    value_amount: dollars(Math.max(1, item.unitValueMinor)),
    currency_code: currency,
    sku_code: item.sku,
    hs_tariff_code: item.hsCode,
    origin_country: item.countryOfOrigin,
    weight: Math.max(1, Math.ceil(item.unitWeightGrams)),
    weight_unit: 'g',
  }));
}

type Problem = [field: string, message: string];

const zipCode = /^\d{5}(-\d{4})?$/;

function addressProblems(to: PostalAddress): Problem[] {
  const needed = ['name', 'line1', 'city', 'country'] as const;
  const problems: Problem[] = needed
    .filter((field) => to[field].trim() === '')
    .map((field) => [`shipTo.${field}`, `Chit Chats needs shipTo.${field}.`]);
  const texts = { ...recipient(to) };
  for (const [field, text] of Object.entries({
    name: texts.name,
    line1: to.line1,
    line2: to.line2 ?? '',
    city: to.city,
  })) {
    if (text.length <= maxText) continue;
    problems.push([
      `shipTo.${field}`,
      `Chit Chats takes at most ${maxText} characters for shipTo.${field}: "${text}".`,
    ]);
  }
  if (to.country.trim() !== '' && !isCountry(to.country)) {
    problems.push(['shipTo.country', `"${to.country}" is no country.`]);
  }
  const northern = to.country === 'CA' || to.country === 'US';
  if (northern && !/^[A-Z]{2}$/.test(to.region)) {
    problems.push(['shipTo.region', `"${to.region}" is no province or state of two letters.`]);
  }
  if (!isPostalCode(to)) {
    problems.push(['shipTo.postalCode', `"${to.postalCode}" is no postal code of ${to.country}.`]);
  }
  return problems;
}

function isPostalCode(to: PostalAddress): boolean {
  if (to.country === 'CA') return canadianPostalCode(to.postalCode) !== null;
  return (to.country === 'US' ? zipCode : /^.{0,20}$/).test(postalCode(to));
}

/**
 * Chit Chats documents no limits of its own; these are the last mile's: 70 lb and 108 inches of length
 * and girth in the United States, 30 kg and 3 m elsewhere.
 */
function parcelProblems(parcel: Parcel, country: string): Problem[] {
  const { weightGrams, lengthMillimetres, widthMillimetres, heightMillimetres } = parcel;
  const problems: Problem[] = Object.entries(parcel)
    .filter(([, measure]) => !(Number.isFinite(measure) && measure > 0))
    .map(([field, measure]) => [`parcel.${field}`, `A parcel’s ${field} cannot be ${measure}.`]);
  const maxGrams = country === 'US' ? 31_751 : 30_000;
  const maxMillimetres = country === 'US' ? 2_743 : 3_000;
  if (weightGrams > maxGrams) {
    problems.push(['parcel.weightGrams', `Chit Chats takes at most ${maxGrams} g to ${country}.`]);
  }
  const sides = [lengthMillimetres, widthMillimetres, heightMillimetres].sort((a, b) => b - a);
  const [longest = 0, ...others] = sides;
  const girth = 2 * others.reduce((sum, side) => sum + side, 0);
  if (longest + girth > maxMillimetres) {
    const message = `Chit Chats takes at most ${maxMillimetres} mm of length and girth to ${country}.`;
    problems.push(['parcel.lengthMillimetres', message]);
  }
  return problems;
}

function contentsProblems({ to, contents, options, vatReference }: Wanted): Problem[] {
  const problems: Problem[] = [];
  if (contents.currency !== 'CAD' && contents.currency !== 'USD') {
    problems.push(['contents.currency', `Chit Chats takes no values in ${contents.currency}.`]);
  }
  if (contents.items.length === 0) {
    problems.push(['contents.items', 'Chit Chats needs to know what is inside.']);
  }
  if (contents.items.some(({ quantity }) => !(Number.isInteger(quantity) && quantity > 0))) {
    problems.push(['contents.items.quantity', 'A quantity is a whole number above zero.']);
  }
  if (options.signature === 'ADULT_SIGNATURE') {
    problems.push(['options.signature', 'Chit Chats asks nobody for their age.']);
  }
  if (isAbroad(to) && contents.incoterm === 'DDP' && vatReference === null) {
    problems.push(['contents.incoterm', 'Duties are paid only under CHIT_CHATS_VAT_REFERENCE.']);
  }
  return problems;
}
