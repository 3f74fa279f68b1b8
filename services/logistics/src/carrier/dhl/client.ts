import { randomUUID } from 'node:crypto';
import type { JsonNode } from '../json.ts';
import type { CarrierCall, CarrierTransport } from '../transport.ts';
import { readAnswer, readError } from './errors.ts';

/** The version whose specification this adapter follows. */
const apiVersion = '3.1.0';

/** A question may be asked again, so it need not wait long; a purchase may not. */
const questionTimeoutMs = 5_000;

type ClientSettings = {
  apiBase: string;
  username: string;
  password: string;
  timeoutMs: number;
  transport: CarrierTransport;
};

type Call = Pick<CarrierCall, 'method' | 'operation'> & {
  path: string;
  query?: [string, string][];
  body?: unknown;
};

/** MyDHL's way to be asked: basic authentication, a version, and a reference that support finds us by. */
export function createClient({
  apiBase,
  username,
  password,
  timeoutMs,
  transport,
}: ClientSettings) {
  const credentials = Buffer.from(`${username}:${password}`).toString('base64');

  async function send(call: Call, repeatable: boolean): Promise<Buffer> {
    const url = new URL(`${apiBase.replace(/\/$/, '')}${call.path}`);
    for (const [name, value] of call.query ?? []) url.searchParams.append(name, value);
    const response = await transport({
      ...{ method: call.method, operation: call.operation, repeatable },
      url: url.href,
      headers: {
        accept: 'application/json',
        'accept-language': 'eng',
        authorization: `Basic ${credentials}`,
        'message-reference': randomUUID(),
        'x-version': apiVersion,
        ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      timeoutMs: repeatable ? Math.min(questionTimeoutMs, timeoutMs) : timeoutMs,
    });
    if (response.status < 400) return response.body;
    throw readError(response.status, response.body, response.header('retry-after'));
  }

  return {
    /** What may be asked again without harm. */
    ask: async (call: Call): Promise<JsonNode> => readAnswer(await send(call, true)),
    /** What is done once for each call. */
    act: async (call: Call): Promise<JsonNode> => readAnswer(await send(call, false)),
    /** What is done and answered with nothing. */
    tell: async (call: Call): Promise<void> => {
      await send(call, false);
    },
  };
}

export type Client = ReturnType<typeof createClient>;
