import { addBusinessDays } from '../canada-post/calendar.ts';
import {
  checkAccounts,
  checkServices,
  type Lane,
  laneOf,
  plannedMoment,
  productsFor,
} from './checks.ts';
import { clockAt } from './places.ts';
import { type Price, priceOf } from './price.ts';
import { Problem, readBody } from './problems.ts';
import type { Product } from './products.ts';
import { rateRequest } from './request-schemas.ts';

/** Euro for a dollar, for the price in DHL's base currency. */
const euros = { CAD: 0.66, USD: 0.9 };

export function quote(body: unknown, accountNumber: string | undefined, nowMs: number) {
  const request = readBody(rateRequest, body);
  const { shipperDetails, receiverDetails } = request.customerDetails;
  const plannedMs = plannedMoment(request.plannedShippingDateAndTime, nowMs);
  checkAccounts(request.accounts ?? [], accountNumber);
  const services = request.valueAddedServices ?? [];
  checkServices(services, request.isCustomsDeclarable);
  const lane = laneOf(shipperDetails, receiverDetails);
  const offered = productsFor(lane, request.isCustomsDeclarable, request.packages);
  if (offered.length === 0) {
    throw new Problem(404, '1004: The requested product(s) are not available for these pieces.');
  }
  const rated = offered.map((product) => {
    const price = priceOf(product, lane, request.packages, services);
    return describe(product, price, lane, plannedMs);
  });
  return { products: rated, exchangeRates: [exchangeRate(lane.originCountry)] };
}

/** The day a parcel is promised for. */
export function dueDay(product: Product, plannedMs: number, lane: Lane): string {
  return addBusinessDays(clockAt(plannedMs, lane.from.place.timeZone).date, product.days);
}

function describe(product: Product, price: Price, lane: Lane, plannedMs: number) {
  const { code, name, dueBy, days, network } = product;
  const total = price.totalCents / 100;
  const { date } = clockAt(plannedMs, lane.from.place.timeZone);
  const priced = (currencyType: string, priceCurrency: string, factor: number) => ({
    ...{ currencyType, priceCurrency, price: Math.round(total * factor * 100) / 100 },
  });
  return {
    ...{ productName: name, productCode: code, localProductCode: code },
    localProductCountryCode: lane.originCountry,
    networkTypeCode: network,
    isCustomerAgreement: false,
    weight: {
      volumetric: price.volumetricKilograms,
      provided: price.kilograms,
      unitOfMeasurement: 'metric',
    },
    totalPrice: [
      priced('BILLC', price.currency, 1),
      priced('PULCL', price.currency, 1),
      priced('BASEC', 'EUR', euros[price.currency]),
    ],
    totalPriceBreakdown: [
      {
        ...{ currencyType: 'BILLC', priceCurrency: price.currency },
        priceBreakdown: [
          { typeCode: 'STTXA', price: 0 },
          { typeCode: 'SPRQT', price: (price.lines[0]?.cents ?? 0) / 100 },
        ],
      },
    ],
    detailedPriceBreakdown: [
      {
        ...{ currencyType: 'BILLC', priceCurrency: price.currency },
        breakdown: price.lines.map((line) => ({
          name: line.name,
          ...(line.code ? { serviceCode: line.code, localServiceCode: line.code } : {}),
          price: line.cents / 100,
        })),
      },
    ],
    pickupCapabilities: {
      nextBusinessDay: false,
      localCutoffDateAndTime: `${date}T18:00:00`,
      pickupEarliest: '09:00:00',
      pickupLatest: '18:30:00',
      originServiceAreaCode: lane.from.code,
      pickupAdditionalDays: 0,
    },
    deliveryCapabilities: {
      deliveryTypeCode: 'QDDC',
      estimatedDeliveryDateAndTime: `${dueDay(product, plannedMs, lane)}T${dueBy}`,
      destinationServiceAreaCode: lane.to.code,
      deliveryAdditionalDays: 0,
      totalTransitDays: days,
    },
    pricingDate: date,
  };
}

function exchangeRate(originCountry: string) {
  const currency = originCountry === 'US' ? 'USD' : 'CAD';
  return { currentExchangeRate: euros[currency], currency, baseCurrency: 'EUR' };
}
