import type { Identity } from '@mobilytics/identity/identity';
import type { CarrierError } from './carrier/carrier-error.ts';
import { say, type Thing } from './messages.ts';

type Viewer = Pick<Identity, 'locale'>;

/** The SDL's expected refusals, which several mutations can give. */
export function notFound({ locale }: Viewer, what: Thing, field: string) {
  return {
    __typename: 'NotFound' as const,
    message: say(locale, 'notFound', what),
    path: ['input', field],
  };
}

export function staleVersion({ locale }: Viewer, currentVersion: number) {
  return {
    __typename: 'StaleVersion' as const,
    message: say(locale, 'staleVersion'),
    path: ['input', 'version'],
    currentVersion,
  };
}

export function refusedTransition(
  { locale }: Viewer,
  { from, to, field }: { from: string; to: string; field: string },
) {
  return {
    __typename: 'RefusedTransition' as const,
    message: say(locale, 'refusedTransition', from, to),
    path: ['input', field],
    ...{ from, to },
  };
}

export function carrierRefused(error: CarrierError, field: string) {
  return {
    __typename: 'CarrierRefused' as const,
    message: error.message,
    path: ['input', field],
    carrier: error.carrier,
    code: error.code,
    retryable: error.retryable,
    // Not of the API; a run of many labels waits so long.
    retryAfterSeconds: error.retryAfterSeconds,
  };
}
