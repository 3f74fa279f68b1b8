import type { Refusal } from './intent-kind.ts';

export type IntentOutcome =
  | { outcome: 'DONE'; objectId: string }
  | ({ outcome: 'REFUSED' } & Refusal)
  /** What Stripe did is not known yet; a job finds it out, and nothing is done twice. */
  | { outcome: 'PENDING' };
