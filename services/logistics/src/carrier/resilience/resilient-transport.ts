import { setTimeout as sleep } from 'node:timers/promises';
import type { CarrierCode } from '../carrier.ts';
import { CarrierError } from '../carrier-error.ts';
import type { CarrierCall, CarrierResponse, CarrierTransport } from '../transport.ts';
import { type Limit, pauseSeconds } from './call-limits.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';
import { createGate } from './gate.ts';
import type { Budget } from './rate-budget.ts';

export type Answer = { response: CarrierResponse } | { error: CarrierError };

/** One exchange as it was, for the log. */
export type Exchange = {
  carrier: CarrierCode;
  call: CarrierCall;
  attempt: number;
  startedAt: Date;
  durationMs: number;
  answer: Answer;
};

type Parts = {
  carrier: CarrierCode;
  exchange: (carrier: CarrierCode, call: CarrierCall) => Promise<CarrierResponse>;
  breaker: CircuitBreaker;
  budgetOf: (call: CarrierCall) => { budget: Budget; limits: readonly Limit[] };
  /** The pause of a carrier that throttles us and does not say for how long. */
  unnamedPauseSeconds: number;
  log: (exchange: Exchange) => void;
  /** What goes wrong with Redis: the carrier is asked all the same. */
  onError: (error: unknown) => void;
};

const attempts = 3;
const baseMs = 200;
const atOnce = 8;

/** A pause longer than this is told to the caller, who knows whether to wait. */
const longestWaitMs = 3_000;

/**
 * One account's way to its carrier: bounded in time, number and rate. Only what can do no harm is asked
 * again, with full jitter, so that many processes do not come back at the same moment.
 */
export function resilientTransport(parts: Parts): CarrierTransport {
  const gate = createGate(atOnce);
  return async (call) => {
    const giveUpAt = Date.now() + call.timeoutMs * 2;
    for (let attempt = 1; ; attempt++) {
      await admit(parts, call);
      const answer = await gate(() => exchangeOnce(parts, call, attempt));
      const pauseMs =
        call.repeatable && attempt < attempts ? repeatAfter(parts, answer, attempt) : null;
      if (pauseMs === null || Date.now() + pauseMs > giveUpAt) {
        if ('error' in answer) throw answer.error;
        return answer.response;
      }
      await sleep(pauseMs);
    }
  };
}

async function admit(parts: Parts, call: CarrierCall): Promise<void> {
  const { budget, limits } = parts.budgetOf(call);
  const isBackground = call.operation === 'track' || call.operation === 'trackMany';
  const giveUpAt = Date.now() + longestWaitMs;
  for (;;) {
    const waitMs = await orZero(parts, budget.take(limits, isBackground));
    if (waitMs === 0) break;
    if (isBackground || Date.now() + waitMs > giveUpAt) {
      throw refusal(parts.carrier, 'RATE_LIMITED', 'BUDGET_USED_UP', waitMs);
    }
    await sleep(waitMs);
  }
  // Last, because it may let through the one call that tries whether all is well again.
  const openMs = await orZero(parts, parts.breaker.admit());
  if (openMs > 0) throw refusal(parts.carrier, 'UNAVAILABLE', 'CIRCUIT_OPEN', openMs);
}

async function exchangeOnce(parts: Parts, call: CarrierCall, attempt: number): Promise<Answer> {
  const { carrier } = parts;
  const startedAt = new Date();
  const answer = await parts
    .exchange(carrier, call)
    .then((response): Answer => ({ response }))
    .catch((error: unknown): Answer => {
      if (error instanceof CarrierError) return { error };
      throw error;
    });
  const durationMs = Date.now() - startedAt.getTime();
  parts.log({ carrier, call, attempt, startedAt, durationMs, answer });
  const pause = pauseAfter(parts, answer);
  await orZero(parts, parts.breaker.report(pause !== null || hasAnswered(answer)));
  if (pause !== null) await orZero(parts, parts.budgetOf(call).budget.pause(pause));
  return answer;
}

const pauseAfter = ({ unnamedPauseSeconds }: Parts, answer: Answer) =>
  'response' in answer ? pauseSeconds(answer.response, unnamedPauseSeconds) : null;

/** A refusal is an answer; silence and a server's error are none. */
function hasAnswered(answer: Answer): boolean {
  return 'error' in answer ? answer.error.kind !== 'UNAVAILABLE' : answer.response.status < 500;
}

/** Milliseconds until it is asked again, null when it is not. */
function repeatAfter(parts: Parts, answer: Answer, attempt: number): number | null {
  const jitterMs = Math.random() * baseMs * 2 ** attempt;
  if ('error' in answer) return answer.error.kind === 'UNAVAILABLE' ? jitterMs : null;
  const pause = pauseAfter(parts, answer);
  if (pause !== null) return pause * 1_000 <= longestWaitMs ? pause * 1_000 + jitterMs : null;
  return answer.response.status >= 500 ? jitterMs : null;
}

function refusal(
  carrier: CarrierCode,
  kind: 'UNAVAILABLE' | 'RATE_LIMITED',
  code: string,
  waitMs: number,
): CarrierError {
  const retryAfterSeconds = Math.ceil(waitMs / 1_000);
  const why =
    kind === 'RATE_LIMITED' ? 'Our calls to it are used up' : 'It has not answered lately';
  const message = `The carrier was not asked. ${why}; again in ${retryAfterSeconds} s.`;
  return new CarrierError({ carrier, kind, code, message, retryAfterSeconds });
}

/** Redis being away must keep no parcel from its label. */
async function orZero({ onError }: Parts, asked: Promise<unknown>) {
  try {
    return Number((await asked) ?? 0);
  } catch (error) {
    onError(error);
    return 0;
  }
}
