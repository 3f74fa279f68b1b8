import type { CarrierCode } from './carrier.ts';

export type CarrierErrorKind =
  | 'AUTHENTICATION'
  | 'VALIDATION'
  | 'NOT_FOUND'
  | 'RATE_LIMITED'
  | 'UNAVAILABLE'
  | 'CARRIER';

type Details = {
  carrier: CarrierCode;
  kind: CarrierErrorKind;
  code?: string | null;
  message: string;
  retryAfterSeconds?: number | null;
  fields?: string[];
  /** The carrier may have done what was asked although we did not hear so. */
  outcomeUnknown?: boolean;
};

const retryableKinds: readonly CarrierErrorKind[] = ['RATE_LIMITED', 'UNAVAILABLE'];

/** A body of more bytes is no refusal that says why: only its status counts. */
export const longestRefusalBytes = 200_000;

/** What a carrier writes is read by people and kept: it has an end. */
const longestMessage = 2_000;

/** A carrier's refusal or silence, in the same words for every carrier. */
export class CarrierError extends Error {
  override name = 'CarrierError';
  readonly carrier: CarrierCode;
  readonly kind: CarrierErrorKind;
  readonly code: string | null;
  readonly retryable: boolean;
  readonly retryAfterSeconds: number | null;
  readonly fields: string[];
  readonly outcomeUnknown: boolean;

  constructor(details: Details) {
    super(details.message.slice(0, longestMessage));
    this.carrier = details.carrier;
    this.kind = details.kind;
    this.code = details.code?.slice(0, 100) ?? null;
    this.retryable = retryableKinds.includes(details.kind);
    this.retryAfterSeconds = details.retryAfterSeconds ?? null;
    this.fields = (details.fields ?? []).slice(0, 50).map((field) => field.slice(0, 200));
    this.outcomeUnknown = details.outcomeUnknown ?? false;
  }

  toJSON() {
    const { carrier, kind, code, message, retryable, retryAfterSeconds, fields } = this;
    return { carrier, kind, code, message, retryable, retryAfterSeconds, fields };
  }
}
