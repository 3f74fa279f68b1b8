import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';
import type { CarrierCode } from './carrier.ts';
import { CarrierError } from './carrier-error.ts';
import type { CarrierCall, CarrierResponse, CarrierTransport } from './transport.ts';

export const maxResponseBytes = 5_000_000;

/** The request never left: nothing can have happened at the other end. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const agent = new Agent({ connections: 16, keepAliveTimeout: 10_000, connect: { timeout: 5_000 } });

/** One exchange with a carrier, bounded in time and size. Silence is `UNAVAILABLE`. */
export async function exchange(carrier: CarrierCode, call: CarrierCall): Promise<CarrierResponse> {
  try {
    const response = await request(call.url, {
      method: call.method,
      headers: call.headers,
      body: call.body ?? null,
      dispatcher: agent,
      signal: AbortSignal.timeout(call.timeoutMs),
    });
    return {
      status: response.statusCode,
      header: (name) => [response.headers[name] ?? []].flat()[0] ?? null,
      body: await readBounded(response.body),
    };
  } catch (error) {
    const code = errorCode(error);
    // What is too large stays so however often it is asked for.
    const tooLarge = code === 'TOO_LARGE';
    throw new CarrierError({
      ...{ carrier, code },
      kind: tooLarge ? 'CARRIER' : 'UNAVAILABLE',
      message: tooLarge
        ? `The carrier's answer has more than ${maxResponseBytes} bytes.`
        : `The carrier gave no answer (${code}).`,
      outcomeUnknown: !neverSent.has(code),
    });
  }
}

async function readBounded(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxResponseBytes) throw Object.assign(new Error('too large'), { code: 'TOO_LARGE' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN';
  if (error.name === 'TimeoutError') return 'TIMEOUT';
  const { code, cause } = error as Error & { code?: unknown };
  if (typeof code === 'string') return code;
  return cause instanceof Error ? errorCode(cause) : error.name;
}

/**
 * Repeats what is safe to repeat: questions, never purchases. Full jitter keeps many processes from
 * asking again at the same moment.
 */
export async function repeatSafely<T>(
  ask: () => Promise<T>,
  { attempts = 2, baseMs = 200 }: { attempts?: number; baseMs?: number } = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      // A carrier that asks for a pause gets it: the caller is told how long it is.
      const repeat = error instanceof CarrierError && error.kind === 'UNAVAILABLE';
      if (!repeat || attempt >= attempts) throw error;
      await sleep(Math.random() * baseMs * 2 ** attempt);
    }
  }
}

/** Asks the carrier's server itself; what may be repeated is repeated once after silence. */
export const directTransport =
  (carrier: CarrierCode): CarrierTransport =>
  (call) =>
    call.repeatable ? repeatSafely(() => exchange(carrier, call)) : exchange(carrier, call);
