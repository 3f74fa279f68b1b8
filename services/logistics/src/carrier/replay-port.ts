import type { RateOffer, Tracking } from './carrier.ts';
import type { CarrierError } from './carrier-error.ts';

/** A carrier's answer as somebody saved it. */
export type Captured = {
  body: Buffer;
  status: number;
  /** Null when nobody noted it: the body has to tell. */
  contentType: string | null;
  /** The header of that name, when the answer was saved with its head. */
  retryAfter?: string | null;
};

export const replayOperations = [
  'rates',
  'label',
  'void',
  'tracking',
  'manifest',
  'pickup',
  'address',
  'error',
] as const;
export type ReplayOperation = (typeof replayOperations)[number];

/**
 * The adapter's own parsers, for answers that were saved. A refusal is thrown as `CarrierError`, except
 * by `error`, which gives it. An operation the carrier does not know is absent.
 */
export type Replay = {
  rates?: (captured: Captured) => RateOffer[];
  /** In the order of the body; a number that the carrier refused among others is its error. */
  tracking?: (captured: Captured) => (Tracking | CarrierError)[];
  error: (captured: Captured) => CarrierError;
} & Partial<
  Record<Exclude<ReplayOperation, 'rates' | 'tracking' | 'error'>, (captured: Captured) => unknown>
>;
