import { newId } from '@mobilytics/ids/new-id';
import type { CarrierCode } from '../carrier/carrier.ts';
import type { Exchange } from '../carrier/resilience/resilient-transport.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { currentShipments } from './call-subject.ts';
import { bodyText, redact } from './redact.ts';

type Row = Prisma.CarrierCallCreateManyInput;
type Parts = {
  write: (rows: Row[]) => Promise<unknown>;
  /** What is to be seen nowhere: our credentials and account numbers, by carrier. */
  secrets: Partial<Record<CarrierCode, readonly string[]>>;
  onError: (error: unknown) => void;
};

const flushMs = 200;
const most = 2_000;

/** Tracking is asked for all day, and what it says of a parcel is kept with the parcel. */
const longestTracking = 1_000;

export type CallLog = { add(exchange: Exchange): void; close(): Promise<void> };

/**
 * Writes down each exchange with a carrier, a little later and many at once: a call is neither slowed nor
 * failed by it. When the database cannot follow, the oldest are forgotten.
 */
export function createCallLog({ write, secrets, onError }: Parts): CallLog {
  let waiting: Row[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();

  const flush = () => {
    timer = undefined;
    const rows = waiting;
    waiting = [];
    if (rows.length > 0) writing = writing.then(() => write(rows)).then(() => {}, onError);
    return writing;
  };
  return {
    add(exchange) {
      try {
        waiting.push(toRow(exchange, secrets[exchange.carrier] ?? []));
        if (waiting.length > most) waiting.shift();
        timer ??= setTimeout(flush, flushMs);
      } catch (error) {
        onError(error);
      }
    },
    async close() {
      clearTimeout(timer);
      await flush();
    },
  };
}

function toRow(exchange: Exchange, secrets: readonly string[]): Row {
  const { carrier, call, attempt, startedAt, durationMs, answer } = exchange;
  const response = 'response' in answer ? answer.response : null;
  const error = 'error' in answer ? answer.error : null;
  const text = response === null ? null : bodyText(response.body, secrets);
  const isTracking = call.operation === 'track' || call.operation === 'trackMany';
  const isDull = isTracking && response !== null && response.status < 400;
  return {
    id: newId('ccl', startedAt),
    ...{ carrier, attempt, startedAt, durationMs },
    operation: call.operation,
    method: call.method,
    url: redact(call.url, secrets).slice(0, 2_000),
    status: response?.status ?? null,
    errorKind: error?.kind ?? null,
    errorMessage: error?.message ?? null,
    requestBody: call.body === undefined ? null : bodyText(call.body, secrets),
    responseBody: isDull ? (text?.slice(0, longestTracking) ?? null) : text,
    shipmentIds: [...currentShipments()],
  };
}
