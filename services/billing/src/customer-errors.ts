import { type CustomerMessage, say } from './customer-messages.ts';
import type { Locale } from './payment/failure-messages.ts';

/** Refusals that several of the customers' mutations give. */
export const notFound = (name: CustomerMessage, locale: Locale, field: string) => ({
  __typename: 'NotFound' as const,
  message: say(name, locale),
  path: ['input', field],
});

export const unavailable = (locale: Locale, field: string) => ({
  __typename: 'PaymentProviderUnavailable' as const,
  message: say('stripeUnavailable', locale),
  path: ['input', field],
});
