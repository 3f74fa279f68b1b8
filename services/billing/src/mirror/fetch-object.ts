import Stripe from 'stripe';
import type { MirrorType, Ref, StripeObject } from './mirror-type.ts';

/** The whole object as Stripe has it now; null when Stripe has it no more. */
export async function fetchObject<T extends StripeObject>(
  stripe: Stripe,
  type: MirrorType<T>,
  ref: Ref,
): Promise<T | null> {
  try {
    const object = await type.retrieve(stripe, ref);
    if (object.deleted) return null;
    return type.complete ? await type.complete(stripe, object) : object;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

export const isMissing = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeInvalidRequestError &&
  (error.code === 'resource_missing' || error.statusCode === 404);
