import type { Json } from '../carrier.ts';
import type { JsonNode } from '../json.ts';
import type { CarrierCall, CarrierResponse, CarrierTransport } from '../transport.ts';
import { readAnswer, readError } from './errors.ts';

type Call = {
  method?: CarrierCall['method'];
  /** Below the client, for example `/shipments`. */
  path: string;
  operation: CarrierCall['operation'];
  body?: Json;
  /** A question, or an order that changes nothing when it is given twice. */
  repeatable?: boolean;
};

type Account = {
  /** `https://chitchats.com`, or `https://staging.chitchats.com` with an account of its own. */
  apiBase: string;
  clientId: string;
  accessToken: string;
  timeoutMs: number;
  transport: CarrierTransport;
};

/** A question may be asked again, so it need not wait long. */
const questionTimeoutMs = 4_000;

export type Client = ReturnType<typeof createClient>;

/** Requests in the name of one client of Chit Chats. */
export function createClient(account: Account) {
  const base = `${account.apiBase.replace(/\/$/, '')}/api/v1/clients/${encodeURIComponent(account.clientId)}`;

  async function send(call: Call): Promise<CarrierResponse> {
    const { method = 'GET', path, operation, body, repeatable = method === 'GET' } = call;
    const response = await account.transport({
      ...{ method, operation, repeatable },
      url: `${base}${path}`,
      headers: {
        accept: 'application/json',
        // The token as it is, without a scheme.
        authorization: account.accessToken,
        ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      timeoutMs:
        method === 'GET' ? Math.min(questionTimeoutMs, account.timeoutMs) : account.timeoutMs,
    });
    if (response.status < 400) return response;
    throw readError(response.status, response.body, response.header('retry-after'));
  }

  return {
    send,
    ask: async (call: Call): Promise<JsonNode> => readAnswer((await send(call)).body),

    /** A label's file, from the address that its shipment names. Our token stays with the API. */
    async download(url: string): Promise<Buffer> {
      const { href, protocol, origin } = new URL(url, account.apiBase);
      if (protocol !== 'https:' && origin !== new URL(account.apiBase).origin) {
        throw readError(404, Buffer.from('{"error":"The label’s address is not safe."}'));
      }
      const response = await account.transport({
        ...{ method: 'GET', operation: 'label', repeatable: true },
        ...{ url: href, headers: {}, timeoutMs: account.timeoutMs },
      });
      if (response.status < 400) return response.body;
      throw readError(response.status, response.body, response.header('retry-after'));
    },
  };
}
