import type { BulkReason } from '../generated/resolvers.ts';

/** What came of one step with a parcel. */
export type Outcome =
  | { is: 'BOUGHT' }
  /** The run does not go on, so nothing was begun. */
  | { is: 'LEFT' }
  /** The carrier was asked and its answer is being looked for. */
  | { is: 'PENDING'; afterMs: number }
  /** The offer is no longer good and nothing was bought: ask for offers again. */
  | { is: 'REQUEUED' }
  /** Worth another try. */
  | { is: 'LATER'; code: BulkReason; detail: string | null; afterMs: number }
  | { is: 'FAILED' | 'SKIPPED'; code: BulkReason; detail: string | null };

type Answer =
  | { __typename: 'BuyLabelSuccess' }
  | { __typename: 'NotFound'; message: string }
  | { __typename: 'InvalidInput'; message: string }
  | { __typename: 'SerialsMissing'; message: string; missing: number }
  | { __typename: 'CustomsIncomplete'; message: string }
  | { __typename: 'RefusedTransition'; message: string; from: string }
  | {
      __typename: 'CarrierRefused';
      message: string;
      code: string | null;
      retryable: boolean;
      retryAfterSeconds: number | null;
    };

const pauseMs = 1_000;

/** What the mutations' answers mean for a run. */
export function outcomeOf(answer: Answer): Outcome {
  switch (answer.__typename) {
    case 'BuyLabelSuccess':
      return { is: 'BOUGHT' };
    case 'SerialsMissing':
      return { is: 'FAILED', code: 'SERIALS_MISSING', detail: String(answer.missing) };
    case 'CustomsIncomplete':
      return { is: 'FAILED', code: 'CUSTOMS_INCOMPLETE', detail: answer.message };
    case 'RefusedTransition':
      return { is: 'SKIPPED', code: 'NOT_READY', detail: answer.from };
    case 'CarrierRefused': {
      if (answer.code === 'LABEL_PENDING') return { is: 'PENDING', afterMs: pauseMs };
      if (answer.code === 'RATE_EXPIRED') return { is: 'REQUEUED' };
      const detail = answer.message;
      if (answer.code === 'NO_RATES') return { is: 'FAILED', code: 'NO_RATES', detail };
      if (answer.retryable) {
        const afterMs = Math.max(pauseMs, (answer.retryAfterSeconds ?? 0) * 1_000);
        return { is: 'LATER', code: 'CARRIER_SILENT', detail, afterMs };
      }
      return { is: 'FAILED', code: 'CARRIER_REFUSED', detail };
    }
    default:
      return { is: 'SKIPPED', code: 'NOT_READY', detail: null };
  }
}
