import type { Currency, RateOffer, RateRequest } from '../carrier.ts';
import { type JsonNode, wrapJson } from '../json.ts';
import { unreadable } from './errors.ts';
import { plannedAt } from './origin-time.ts';
import { writePiece } from './parcel.ts';
import { writePlace } from './party.ts';
import { decimal, declaredMinor, isDeclarable, valueAddedServices } from './services.ts';

/** Products that name an hour, which DHL gives back the money for. */
const timed = new Set('K E L M T Y I O 1'.split(' '));

/** The billing currency first; the others are the same price in other currencies. */
const currencyTypes = ['BILLC', 'PULCL', 'BASEC'];

export function writeRateRequest(request: RateRequest, accountNumber: string, now: Date) {
  const { from, to, parcel, contents } = request;
  const insured = request.options.insuredMinor ?? 0;
  const amounts = [
    { typeCode: 'declaredValue', minor: isDeclarable(request) ? declaredMinor(request) : 0 },
    { typeCode: 'insuredValue', minor: insured },
  ].filter(({ minor }) => minor > 0);
  const services = valueAddedServices(request);
  return {
    customerDetails: {
      shipperDetails: writePlace('shipFrom', from),
      receiverDetails: writePlace('shipTo', to),
    },
    accounts: [{ typeCode: 'shipper', number: accountNumber }],
    ...(services.length > 0 ? { valueAddedServices: services } : {}),
    plannedShippingDateAndTime: plannedAt(request.mailingDate, from, now),
    unitOfMeasurement: 'metric',
    isCustomsDeclarable: isDeclarable(request),
    ...(amounts.length > 0
      ? {
          monetaryAmount: amounts.map(({ typeCode, minor }) => ({
            ...{ typeCode, value: decimal(minor), currency: contents.currency },
          })),
        }
      : {}),
    estimatedDeliveryDate: { isRequested: true, typeCode: 'QDDC' },
    returnStandardProductsOnly: true,
    nextBusinessDay: true,
    productTypeCode: 'all',
    packages: [writePiece(parcel, null)],
  };
}

/** The products that have a price; one that DHL cannot price is no offer. */
export function readRates(answer: JsonNode): RateOffer[] {
  if (answer.at('products').value === null) throw unreadable('It names no products.');
  return answer.all('products').flatMap(readProduct);
}

function readProduct(product: JsonNode): RateOffer[] {
  const service = product.text('productCode');
  const price = readPrice(product.all('totalPrice'));
  if (service === null || price === null) return [];
  const delivery = product.at('deliveryCapabilities');
  const due = delivery.text('estimatedDeliveryDateAndTime');
  return [
    {
      service,
      serviceName: product.text('productName') ?? service,
      ...price,
      transitDays: delivery.number('totalTransitDays'),
      deliverBy: /^\d{4}-\d{2}-\d{2}/.exec(due ?? '')?.[0] ?? null,
      guaranteed: timed.has(service),
    },
  ];
}

/** What is due in all, of a list of prices in several currencies. */
export function readPrice(prices: JsonNode[]): { amountMinor: number; currency: Currency } | null {
  const known = prices.flatMap((entry) => {
    // Some servers group the thousands.
    const price = wrapJson(entry.text('price')?.replaceAll(',', '') ?? null).number();
    const currency = entry.text('priceCurrency')?.toUpperCase() ?? null;
    const type = entry.text('currencyType')?.toUpperCase() ?? '';
    if (price === null || price <= 0 || currency === null) return [];
    const amountMinor = Math.round(price * 100);
    return [{ type, amountMinor, currency: currency as Currency }];
  });
  const wanted = currencyTypes.flatMap((type) => known.filter((entry) => entry.type === type));
  const [first] = [...wanted, ...known];
  return first === undefined ? null : { amountMinor: first.amountMinor, currency: first.currency };
}
