import type { TaxPlace } from '@mobilytics/tax/tax-rates-of';

/** Where a customer is, for taxes; null while no address with a country is known. */
export function placeOf(address: unknown): TaxPlace | null {
  const { country, region } = (address ?? {}) as { country?: unknown; region?: unknown };
  if (typeof country !== 'string' || country === '') return null;
  return { country, region: typeof region === 'string' ? region : null };
}
