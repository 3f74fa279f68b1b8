import type Stripe from 'stripe';
import type { z } from 'zod';
import type { address } from '../params.ts';

export const noAddress: Stripe.Address = {
  city: null,
  country: null,
  line1: null,
  line2: null,
  postal_code: null,
  state: null,
};

/** An address with every field; what was not given, or given as empty text, is null. */
export function fullAddress(given: z.output<typeof address>): Stripe.Address {
  const filled = Object.fromEntries(
    Object.entries(given).map(([field, value]) => [field, value || null]),
  );
  return { ...noAddress, ...filled };
}

interface Parcel {
  address: z.output<typeof address>;
  name: string;
  phone?: string | undefined;
  carrier?: string | undefined;
  tracking_number?: string | undefined;
}

/** Where something is sent, as customers, payment intents and charges carry it. */
export function fullShipping(given: Parcel) {
  return {
    address: fullAddress(given.address),
    name: given.name,
    phone: given.phone || null,
    ...(given.carrier !== undefined && { carrier: given.carrier || null }),
    ...(given.tracking_number !== undefined && { tracking_number: given.tracking_number || null }),
  };
}
