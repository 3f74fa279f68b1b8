import type { AddressCheck, Carrier, CarrierCode, PostalAddress } from '../carrier/carrier.ts';
import { CarrierError } from '../carrier/carrier-error.ts';
import type { Context } from '../context.ts';
import type { AddressCheckInput } from '../generated/resolvers.ts';

type Answer = Omit<AddressCheck, 'verdict'> & {
  verdict: AddressCheck['verdict'] | 'UNCHECKED';
  carrier: CarrierCode | null;
};

/** Which carrier knows a country's addresses best: its own post first, then whoever goes there. */
export function checkerFor(carriers: readonly Carrier[], country: string): Carrier | undefined {
  const able = carriers.filter(({ capabilities }) => capabilities.validateAddress);
  const post = country === 'US' ? able.find(({ code }) => code === 'USPS') : undefined;
  return post ?? able.find(({ code }) => code !== 'USPS');
}

/** Asks a carrier about an address. That nobody answers keeps nobody from ordering. */
export async function checkAddress(ctx: Context, input: AddressCheckInput): Promise<Answer> {
  const trimmed = (text: string | null | undefined) => text?.trim() ?? '';
  const country = trimmed(input.country).toUpperCase();
  const carrier = checkerFor(ctx.services.carriers, country);
  const unchecked = {
    verdict: 'UNCHECKED',
    carrier: null,
    suggestion: null,
    problems: [],
  } as const;
  if (carrier?.validateAddress === undefined) return { ...unchecked, problems: [] };
  const address: PostalAddress = {
    ...{ name: 'Recipient', company: null, phone: null },
    line1: trimmed(input.line1),
    line2: trimmed(input.line2) || null,
    city: trimmed(input.city),
    region: trimmed(input.region).toUpperCase(),
    postalCode: trimmed(input.postalCode).toUpperCase(),
    country,
  };
  try {
    return { ...(await carrier.validateAddress(address)), carrier: carrier.code };
  } catch (error) {
    if (!(error instanceof CarrierError)) throw error;
    if (error.kind === 'VALIDATION') {
      const field = (error.fields[0] ?? null) as keyof PostalAddress | null;
      const problems = [{ field, message: error.message }];
      return { verdict: 'INVALID', carrier: carrier.code, suggestion: null, problems };
    }
    ctx.log.warn(error.toJSON(), 'An address could not be checked.');
    return { ...unchecked, problems: [] };
  }
}
