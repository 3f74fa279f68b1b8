import type { Json, RateOffer, RateRequest } from '../carrier.ts';
import { isCountry } from '../place-forms.ts';
import { type CustomsSettings, tariffNumber, usdPer } from './customs.ts';
import { unreadable } from './errors.ts';
import { localClock } from './event-time.ts';
import { extras } from './extras.ts';
import { cents, isTrue, list, object, parseJson, text } from './json.ts';
import { measures } from './parcel.ts';
import { isDomestic, zipCode } from './places.ts';
import { refuse } from './refuse.ts';
import type { Service } from './service-code.ts';
import { dollars, pounds } from './units.ts';

export type RateSettings = CustomsSettings & {
  priceType: 'RETAIL' | 'COMMERCIAL' | 'CONTRACT';
  accountType: string;
  accountNumber: string;
};

/** A price, with what a label has to repeat so that it costs the same. */
export type UspsOffer = RateOffer & Service & { entry: string };

/** A search for prices and delivery dates of every class that a parcel may go by. */
export function writeOptionsSearch(request: RateRequest, settings: RateSettings) {
  const { from, to, parcel, mailingDate } = request;
  if (!isDomestic(from.country))
    throw refuse('from.country', 'USPS collects in the United States.');
  const origin = { originZIPCode: zipCode('sender', from).zip };
  const { codes, packageValue } = extras(request, 'ALL', settings);
  const packageDescription = {
    ...measures(parcel),
    ...(codes.length === 0 ? {} : { extraServices: codes }),
    ...(packageValue === null ? {} : { packageValue }),
    mailingDate,
  };
  const pricingOptions = [pricing(settings)];
  if (isDomestic(to.country)) {
    return {
      ...{ pricingOptions, ...origin, destinationZIPCode: zipCode('shipTo', to).zip },
      destinationEntryFacilityType: 'NONE',
      packageDescription: { ...packageDescription, mailClass: 'ALL_OUTBOUND' },
    };
  }
  if (!isCountry(to.country)) throw refuse('shipTo.country', 'The country is not known.');
  return {
    ...{ pricingOptions, ...origin, destinationCountryCode: to.country },
    ...(to.postalCode.trim() === ''
      ? {}
      : { foreignPostalCode: to.postalCode.trim().slice(0, 11) }),
    packageDescription: { ...packageDescription, mailClass: 'ALL' },
    ...landedCost(request, settings),
  };
}

/** What duties and taxes come to, when it is us who pays them. */
function landedCost({ contents, to }: RateRequest, settings: RateSettings) {
  if (contents.incoterm !== 'DDP') return {};
  const rate = usdPer(contents.currency, settings);
  return {
    requestDutiesTaxesFees: true,
    ...(/^[A-Z]{2}$/.test(to.region) ? { destinationState: to.region } : {}),
    items: contents.items.map((item, index) => ({
      itemId: `item${index + 1}`,
      itemValue: dollars(Math.max(1, Math.round(item.unitValueMinor * rate))),
      ...{ itemQuantity: item.quantity, itemWeight: pounds(item.unitWeightGrams) },
      ...(item.countryOfOrigin === null ? {} : { countryOfOrigin: item.countryOfOrigin }),
      ...tariffNumber(item.hsCode),
    })),
  };
}

function pricing({ priceType, accountType, accountNumber }: RateSettings) {
  if (priceType !== 'CONTRACT') return { priceType };
  return { priceType, paymentAccount: { accountType, accountNumber } };
}

/**
 * Every price of an answer: of the search for shipping options, of base and total rates, and of lists of
 * them, domestic and international.
 */
export function readRates(body: string): UspsOffer[] {
  const read = parseJson(body);
  const answers = list(read).map(object);
  // Service standards tell days and no prices: there is nothing to offer in them.
  const known = ['pricingOptions', 'shippingOptions', 'rateOptions', 'rates', 'serviceStandard'];
  if (read === undefined || answers.some((answer) => !known.some((name) => name in answer))) {
    throw unreadable('it holds no prices.');
  }
  return answers.flatMap((answer) => [
    ...list(answer.pricingOptions).flatMap((option) => readShippingOptions(object(option))),
    ...readShippingOptions(answer),
    ...list(answer.rateOptions).flatMap((option) => readRateOption(option, null)),
    ...(answer.rates === undefined ? [] : readBaseRates(answer)),
  ]);
}

function readShippingOptions({ shippingOptions }: { [key: string]: Json }): UspsOffer[] {
  return list(shippingOptions).flatMap((item) => {
    const { mailClass, rateOptions } = object(item);
    return list(rateOptions).flatMap((option) => readRateOption(option, text(mailClass)));
  });
}

/** One price each: `rates` are its parts when there is a total of them. */
function readRateOption(item: Json, mailClass: string | null): UspsOffer[] {
  const option = object(item);
  const rates = list(option.rates).map(object);
  const postageMinor = cents(option.totalPrice) ?? cents(option.totalBasePrice) ?? sumOf(rates);
  // Duties are quoted only to those who pay them.
  const amountMinor =
    postageMinor === null ? null : postageMinor + dutiesOf(object(option.dutiesTaxesFeesQuote));
  const [rate = {}] = rates;
  const offer = readOffer(rate, mailClass, amountMinor);
  if (offer === null) return [];
  const { name, expectedDeliveryDate, scheduleDeliveryDate, guaranteedDelivery } = object(
    option.commitment,
  );
  const deliverBy =
    localClock(text(expectedDeliveryDate)) ?? localClock(text(scheduleDeliveryDate));
  return [
    {
      ...offer,
      transitDays: daysOf(text(name)),
      deliverBy: deliverBy?.slice(0, 10) ?? null,
      guaranteed: isTrue(guaranteedDelivery),
    },
  ];
}

/** Base rates name no delivery. The total is that of the only rate; several rates are several prices. */
function readBaseRates(answer: { [key: string]: Json }): UspsOffer[] {
  const rates = list(answer.rates).map(object);
  const total = cents(answer.totalPrice) ?? cents(answer.totalBasePrice);
  return rates.flatMap((rate) => {
    const offer = readOffer(rate, null, (rates.length === 1 ? total : null) ?? sumOf([rate]));
    return offer === null ? [] : [offer];
  });
}

function readOffer(
  rate: { [key: string]: Json },
  mailClass: string | null,
  amountMinor: number | null,
): UspsOffer | null {
  const service = mailClass ?? text(rate.mailClass);
  if (service === null || amountMinor === null) return null;
  return {
    service,
    mailClass: service,
    serviceName: text(rate.productName) ?? text(rate.description) ?? service,
    amountMinor,
    currency: 'USD',
    ...{ transitDays: null, deliverBy: null, guaranteed: false },
    rateIndicator: text(rate.rateIndicator) ?? '',
    processingCategory: text(rate.processingCategory) ?? 'MACHINABLE',
    entry: text(rate.destinationEntryFacilityType) ?? 'NONE',
  };
}

/** Prices with their fees; null when one of them is no amount. */
function sumOf(rates: { [key: string]: Json }[]): number | null {
  if (rates.length === 0) return null;
  return rates.reduce<number | null>((sum, { price, fees }) => {
    const amount = cents(price);
    if (sum === null || amount === null) return null;
    return (
      sum +
      amount +
      list(fees).reduce<number>((all, fee) => all + (cents(object(fee).price) ?? 0), 0)
    );
  }, 0);
}

function dutiesOf({ packageFee, itemQuotes }: { [key: string]: Json }): number {
  return list(itemQuotes)
    .map(object)
    .flatMap(({ dutyPrice, taxPrice }) => [dutyPrice, taxPrice])
    .reduce<number>((sum, price) => sum + (cents(price) ?? 0), cents(packageFee) ?? 0);
}

/** `2 Days`, `1-Day`, `3-5 Days`: the most that it may take. */
function daysOf(name: string | null): number | null {
  const found = /(\d+)(?:\s*(?:-|to)\s*(\d+))?\s*-?\s*(?:business )?days?\b/i.exec(name ?? '');
  return found === null ? null : Number(found[2] ?? found[1]);
}

/** Boxes and envelopes that USPS sells itself, and flat ones, are not what we pack in. */
const ourPacking = new Set(['SP', 'CP', 'DR', 'DN', 'OS', 'PA', 'BA', 'NP']);

/** Books and sound recordings alone go by these; the guaranteed express is suspended. */
const notForGoods = new Set([
  'LIBRARY_MAIL',
  'MEDIA_MAIL',
  'BOUND_PRINTED_MATTER',
  'GLOBAL_EXPRESS_GUARANTEED',
]);

/** Of the prices of each class, the lowest that we can have a label for. */
export function bookable(offers: readonly UspsOffer[]): UspsOffer[] {
  const best = new Map<string, UspsOffer>();
  for (const offer of offers) {
    const { mailClass, rateIndicator, processingCategory, entry } = offer;
    if (notForGoods.has(mailClass) || entry !== 'NONE' || !ourPacking.has(rateIndicator)) continue;
    if (processingCategory === 'FLATS' || processingCategory === 'LETTERS') continue;
    const found = best.get(mailClass);
    if (found === undefined || offer.amountMinor < found.amountMinor) best.set(mailClass, offer);
  }
  return [...best.values()];
}
