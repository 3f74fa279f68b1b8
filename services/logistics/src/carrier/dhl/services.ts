import type { RateRequest } from '../carrier.ts';
import { refused } from './errors.ts';

type Service = { serviceCode: string; value?: number; currency?: string };

/** Minor units as DHL's decimals; every currency it takes of us has two. */
export function decimal(amountMinor: number): number {
  return Math.round(amountMinor) / 100;
}

/** Goods that cross a border are declared; papers are not. */
export function isDeclarable({ from, to, contents }: RateRequest): boolean {
  return from.country !== to.country && contents.reason !== 'DOCUMENTS';
}

export function declaredMinor({ contents }: RateRequest): number {
  return contents.items.reduce((sum, item) => sum + item.unitValueMinor * item.quantity, 0);
}

/** Insurance, signature and who pays duties. Adults' signatures are no product of DHL Express. */
export function valueAddedServices(request: RateRequest): Service[] {
  const { signature, insuredMinor } = request.options;
  if (signature === 'ADULT_SIGNATURE') {
    throw refused('options.signature', 'DHL Express asks no adult to sign.');
  }
  const insured = { value: decimal(insuredMinor ?? 0), currency: request.contents.currency };
  return [
    ...(insuredMinor === null || insuredMinor <= 0 ? [] : [{ serviceCode: 'II', ...insured }]),
    ...(signature === 'SIGNATURE' ? [{ serviceCode: 'SF' }] : []),
    ...(isDeclarable(request) && request.contents.incoterm === 'DDP'
      ? [{ serviceCode: 'DD' }]
      : []),
  ];
}
