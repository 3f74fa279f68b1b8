import type { Capability } from './carrier.ts';

export type CarrierCall = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers: Record<string, string>;
  body?: string | Buffer;
  /** What it is part of; calls are counted and logged by it. */
  operation: Capability | 'token' | 'label' | 'search' | 'refund' | 'discovery';
  /** Whether asking again can do no harm: only then is it repeated. */
  repeatable: boolean;
  timeoutMs: number;
};

export type CarrierResponse = {
  status: number;
  /** By lower-case name. */
  header: (name: string) => string | null;
  body: Buffer;
};

/**
 * One exchange with a carrier's server. Answers with any status; throws a `CarrierError` only when no
 * answer came (`UNAVAILABLE`, with `outcomeUnknown` when the request may have arrived) or when the call
 * was not made at all because the carrier's limit is used up or it has not answered for a while.
 */
export type CarrierTransport = (call: CarrierCall) => Promise<CarrierResponse>;
