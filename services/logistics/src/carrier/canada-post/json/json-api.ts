import { CarrierError } from '../../carrier-error.ts';
import type { CarrierResponse } from '../../transport.ts';
import { type Api, type ApiCall, apiOf, type CanadaPostSettings } from '../api.ts';
import { readDocument } from '../document.ts';
import { readError, unreadable } from '../messages.ts';
import { writeJson } from './write-json.ts';

/** A token is renewed so long before it ends, so that none ends on its way. */
const renewMs = 60_000;

type Token = { value: string; endsAt: number };

/** The JSON services of the developer portal: OAuth 2, and the same documents in camel case. */
export function createJsonApi(settings: CanadaPostSettings): Api {
  const { customerNumber: customer } = settings;
  const base = settings.apiBase.replace(/\/$/, '');
  const { origin, pathname } = new URL(base);
  const shipping = `/shipping/v1/${customer}/${customer}`;
  const paths = {
    prices: '/rating/v1/prices',
    shipments: `${shipping}/shipments`,
    nonContract: null,
    manifests: `${shipping}/manifests`,
    tracking: (number: string) => `/tracking/v1/pins/${encodeURIComponent(number)}/details`,
  };
  let token: Promise<Token> | null = null;

  /** One token for all who ask at the same time. */
  async function currentToken(): Promise<string> {
    const held = token;
    const known = await held?.catch(() => null);
    if (known && known.endsAt > Date.now() + renewMs) return known.value;
    // Unless another caller has asked for a new one while we waited.
    if (token === held || token === null) token = fetchToken();
    return (await token).value;
  }

  async function fetchToken(): Promise<Token> {
    const response = await settings.transport({
      method: 'POST',
      url: `${base}/cpc-api-native-oauth-provider/oauth2/token`,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'application/json',
        'X-IBM-Client-Id': settings.username,
        'X-IBM-Client-Secret': settings.password,
      },
      body: 'grant_type=client_credentials&scope=merchant',
      operation: 'token',
      repeatable: true,
      timeoutMs: settings.timeoutMs,
    });
    return readToken(response);
  }

  async function exchange(call: ApiCall, value: string): Promise<CarrierResponse> {
    const { method = 'GET', path, type, operation, message, repeatable = false } = call;
    const isLink = path.startsWith(pathname) && pathname !== '/';
    const file = type === 'pdf' || type === 'zpl';
    return settings.transport({
      ...{ method, operation, repeatable },
      url: isLink ? `${origin}${path}` : `${base}${path}`,
      headers: {
        accept: file ? `application/${type}` : 'application/json',
        'accept-language': 'en-CA',
        authorization: `Bearer ${value}`,
        ...(message && { 'content-type': 'application/json' }),
      },
      ...(message && { body: JSON.stringify(writeJson(message.elements)) }),
      timeoutMs: call.timeoutMs ?? settings.timeoutMs,
    });
  }

  return apiOf(settings, paths, async (call) => {
    const value = await beforeEffect(currentToken());
    const response = await exchange(call, value);
    if (response.status !== 401) return response;
    // The token was revoked, and nothing was done: once more with a new one.
    if ((await token?.catch(() => null))?.value === value) token = null;
    return exchange(call, await beforeEffect(currentToken()));
  });
}

function readToken(response: CarrierResponse): Token {
  if (response.status >= 400) {
    throw readError(response.status, response.body, response.header('retry-after'));
  }
  const { node } = readDocument(response.body);
  const value = node.text('access-token');
  if (value === null) throw unreadable('The answer holds no token.');
  const seconds = Number(node.text('expires-in') ?? 3_600);
  return { value, endsAt: Date.now() + (Number.isFinite(seconds) ? seconds : 3_600) * 1_000 };
}

/** Without a token nothing was asked for, however the question for it ended. */
async function beforeEffect<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof CarrierError) {
      throw new CarrierError({ ...error.toJSON(), outcomeUnknown: false });
    }
    const reason = error instanceof Error ? error.message : String(error);
    const { carrier, kind, code, message } = unreadable(reason);
    throw new CarrierError({ carrier, kind, code, message, outcomeUnknown: false });
  }
}
