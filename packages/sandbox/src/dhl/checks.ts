import { type ServiceArea, serviceAreaOf } from './places.ts';
import type { Piece } from './price.ts';
import { Problem } from './problems.ts';
import { extras, type Product, products } from './products.ts';

export interface Lane {
  from: ServiceArea;
  to: ServiceArea;
  originCountry: string;
  destinationCountry: string;
}

type Address = { countryCode: string; postalCode: string };

export function laneOf(shipper: Address, receiver: Address): Lane {
  const from = serviceAreaOf(shipper.countryCode, shipper.postalCode);
  const to = serviceAreaOf(receiver.countryCode, receiver.postalCode);
  if (!from)
    throw new Problem(400, '420504: The origin location is invalid. Please check the data.');
  if (!to)
    throw new Problem(400, '420505: The destination location is invalid. Please check the data.');
  return {
    ...{ from, to },
    originCountry: shipper.countryCode,
    destinationCountry: receiver.countryCode,
  };
}

/** What is offered from here to there for these pieces. */
export function productsFor(lane: Lane, isCustomsDeclarable: boolean, pieces: Piece[]): Product[] {
  const isDomestic = lane.originCountry === lane.destinationCountry;
  const kind = isDomestic ? 'domestic' : isCustomsDeclarable ? 'goods' : 'documents';
  return products.filter(
    (product) => product.lane === kind && pieces.every((p) => fits(p, product)),
  );
}

function fits({ weight, dimensions }: Piece, { maxKilograms, maxSides }: Product): boolean {
  const sides = dimensions ? Object.values(dimensions).sort((a, b) => b - a) : [];
  return weight <= maxKilograms && sides.every((side, index) => side <= (maxSides[index] ?? 0));
}

const tenDaysMs = 10 * 86_400_000;

/** The moment of `2026-02-11T17:10:09 GMT+01:00`. */
export function plannedMoment(text: string, nowMs: number): number {
  const found = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d) ?GMT([+-]\d\d:\d\d)$/.exec(text);
  const atMs = found ? Date.parse(`${found[1]}${found[2]}`) : Number.NaN;
  if (Number.isNaN(atMs)) {
    throw new Problem(
      400,
      "998: ShipTimeStamp is not well formatted.(Expected Sample Format : '2010-02-11T17:10:09 GMT+01:00')",
    );
  }
  if (atMs < nowMs || atMs > nowMs + tenDaysMs) {
    throw new Problem(
      400,
      '1001: The requested shipment date is in the past or more than ten days ahead.',
    );
  }
  return atMs;
}

export function checkAccounts(accounts: { number: string }[], expected: string | undefined): void {
  const isKnown = ({ number }: { number: string }) =>
    expected === undefined ? /^\d{9}$/.test(number) : number === expected;
  if (accounts.length > 0 && accounts.every(isKnown)) return;
  throw new Problem(
    400,
    'The account number is not found or invalid. Please check the account number and retry.',
  );
}

type Service = { serviceCode: string; value?: number | undefined; currency?: string | undefined };

/** Services that are sold between these places, insurance with its value. */
export function checkServices(services: Service[], isCustomsDeclarable: boolean): void {
  services.forEach(({ serviceCode, value, currency }, index) => {
    const needsCustoms = serviceCode === 'WY' || serviceCode === 'DD';
    if (!extras[serviceCode] || (needsCustoms && !isCustomsDeclarable)) {
      throw new Problem(
        400,
        `7008: The requested Special Service Code  #/valueAddedServices/${index}/serviceCode '${serviceCode}' is not available between this origin and destination. Please validate the products and services combination (via the /rates or /products service) or contact our customer service.`,
      );
    }
    if (serviceCode === 'II' && (value === undefined || currency === undefined)) {
      throw new Problem(400, `5028: #/valueAddedServices/${index} needs a value and a currency.`);
    }
  });
}
