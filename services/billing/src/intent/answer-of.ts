import Stripe from 'stripe';
import type { Refusal } from './intent-kind.ts';

export interface Refused extends Refusal {
  kind: 'REFUSED';
}

/** What one call to Stripe tells about its effect. */
export type Answer<T> =
  | { kind: 'OBJECT'; object: T }
  /** No, for good: the same request would be refused again. */
  | Refused
  /** Nothing was done, and the same key may be used again: limits, locks, credentials. */
  | { kind: 'NOT_SENT'; error: unknown }
  /** Stripe failed; whether before or after the effect it does not say. */
  | { kind: 'FAILED'; error: unknown }
  /** No answer came; Stripe may still be at it. */
  | { kind: 'UNKNOWN'; error: unknown };

export async function answerOf<T>(call: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { kind: 'OBJECT', object: await call() };
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    const status = error.statusCode;
    // An answer that cannot be read tells as little as none.
    if (status === undefined || status < 400) {
      return { kind: 'UNKNOWN', error };
    }
    if (status >= 500) return { kind: 'FAILED', error };
    if ([401, 403, 409, 429].includes(status)) return { kind: 'NOT_SENT', error };
    return { kind: 'REFUSED', code: error.code ?? error.type, message: error.message };
  }
}
