import { addBusinessDays } from '../canada-post/calendar.ts';
import type { OptionsSearch } from './parcel-schemas.ts';
import {
  domesticPrices,
  dutyOf,
  extraPrice,
  foreignPrices,
  type Priced,
  packageFeeMinor,
} from './price.ts';

/** Prices and delivery dates of every class that was asked about. */
export function searchOptions(asked: OptionsSearch, today: string) {
  const { packageDescription: parcel, originZIPCode } = asked;
  const isForeign = 'destinationCountryCode' in asked;
  const { mailClass, packageValue = 0, mailingDate = today } = parcel;
  const wanted = (priced: Priced) => mailClass.startsWith('ALL') || priced.mailClass === mailClass;
  const isReturn = mailClass === 'ALL_RETURNS' || mailClass.endsWith('_RETURN_SERVICE');
  const prices = isForeign
    ? foreignPrices(parcel)
    : domesticPrices(originZIPCode, asked.destinationZIPCode, parcel, isReturn);
  const codes = [...(isForeign ? [] : [920]), ...(parcel.extraServices ?? [])];
  const quote = isForeign && asked.requestDutiesTaxesFees ? quoteOf(asked.items ?? []) : {};
  const byClass = Map.groupBy(prices.filter(wanted), (priced) => priced.mailClass);
  const shippingOptions = [...byClass].map(([name, options]) => ({
    mailClass: name,
    rateOptions: options.map((priced) => ({
      ...quote,
      ...rateOption(priced, { codes, packageValue, mailingDate, pounds: parcel.weight }),
    })),
  }));
  const place = isForeign
    ? { destinationCountryCode: asked.destinationCountryCode }
    : { destinationZIPCode: asked.destinationZIPCode };
  return {
    originZIPCode,
    ...place,
    pricingOptions: [{ shippingOptions, priceType: 'COMMERCIAL' }],
  };
}

interface Item {
  itemId: string;
  itemValue: number;
  itemQuantity: number;
}

/** What the recipient's country wants, item by item. */
function quoteOf(items: Item[]) {
  const itemQuotes = items.map(({ itemId, itemValue, itemQuantity }) => {
    const { dutyMinor, taxMinor } = dutyOf(Math.round(itemValue * itemQuantity * 100));
    return { itemId, dutyPrice: dutyMinor / 100, taxPrice: taxMinor / 100 };
  });
  return { dutiesTaxesFeesQuote: { packageFee: packageFeeMinor / 100, itemQuotes } };
}

interface Extras {
  codes: number[];
  packageValue: number;
  mailingDate: string;
  pounds: number;
}

function rateOption(priced: Priced, { codes, packageValue, mailingDate, pounds }: Extras) {
  const extras = codes.map((code) => ({ code, ...extraPrice(code, packageValue) }));
  const totalMinor = extras.reduce((sum, { priceMinor }) => sum + priceMinor, priced.priceMinor);
  return {
    ...(priced.days !== null && {
      commitment: {
        name: `${priced.days} ${priced.days === 1 ? 'Day' : 'Days'}`,
        scheduleDeliveryDate: addBusinessDays(mailingDate, priced.days),
        guaranteedDelivery: priced.guaranteed,
      },
    }),
    totalPrice: totalMinor / 100,
    totalBasePrice: priced.priceMinor / 100,
    rates: [
      {
        ...{ description: priced.description, startDate: '2026-07-12', endDate: '' },
        ...{ price: priced.priceMinor / 100, zone: priced.zone, weight: pounds, dimWeight: 0 },
        ...{ fees: [], priceType: 'COMMERCIAL', mailClass: priced.mailClass, productName: '' },
        processingCategory: priced.processingCategory,
        rateIndicator: priced.rateIndicator,
        ...{ destinationEntryFacilityType: 'NONE', SKU: skuOf(priced) },
      },
    ],
    extraServices: extras.map(({ code, name, priceMinor }) => ({
      ...{ name, price: priceMinor / 100, extraService: String(code), priceType: 'COMMERCIAL' },
      ...{ warnings: [], SKU: `DX${code}0XXXCX0000` },
    })),
  };
}

export const skuOf = ({ mailClass, rateIndicator, zone }: Priced): string =>
  `D${mailClass.slice(0, 1)}X${rateIndicator}XXXXC${zone}010`.padEnd(15, '0').slice(0, 15);
