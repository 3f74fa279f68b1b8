import { CarrierError } from '../carrier-error.ts';
import type { CarrierCall, CarrierResponse, CarrierTransport } from '../transport.ts';
import { readError, unreadable } from './errors.ts';
import { object, parseJson, text } from './json.ts';
import { kept } from './kept.ts';

export type AccessSettings = {
  apiBase: string;
  clientId: string;
  clientSecret: string;
  /** Who pays, and whose labels they are: numbers of the Business Customer Gateway. */
  crid: string;
  mid: string;
  manifestMid: string;
  accountType: string;
  accountNumber: string;
  priceType: 'RETAIL' | 'COMMERCIAL' | 'CONTRACT';
  transport: CarrierTransport;
};

/** A token is renewed this much before its end. */
const marginMs = 60_000;
/** USPS does not say how long an authorisation of payment lasts. */
const paymentMs = 50 * 60_000;
const tokenTimeoutMs = 5_000;

/** Our own labels, or those that customers send back. An account may have the right to the one alone. */
type Paid = 'outbound' | 'return';

const roleNames: Record<Paid, string[]> = {
  outbound: ['PAYER', 'LABEL_OWNER'],
  return: [
    ...['PAYER', 'LABEL_OWNER', 'RETURN_LABEL_PAYER'],
    ...['RETURN_LABEL_OWNER', 'RETURN_LABEL_RATE_HOLDER'],
  ],
};

export type UspsCall = Omit<CarrierCall, 'url' | 'headers' | 'body'> & {
  path: string;
  headers?: Record<string, string>;
  body?: unknown;
  /** What for, when it spends money or concerns what was paid for. */
  paid?: Paid;
};

/** Sends calls with a token, and with an authorisation of payment where money is concerned. */
export function createAccess(settings: AccessSettings) {
  const base = new URL(settings.apiBase);
  const urlOf = (path: string) => new URL(path, base).href;

  const token = kept(async () => {
    const answer = await settings.transport({
      ...{ method: 'POST', url: urlOf('/oauth2/v3/token'), operation: 'token', repeatable: true },
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'client_credentials',
        client_id: settings.clientId,
        client_secret: settings.clientSecret,
      }),
      timeoutMs: tokenTimeoutMs,
    });
    const read = object(parseJson(check(answer).body.toString()));
    const value = text(read.access_token);
    if (value === null) throw noAnswer('the token is missing.');
    // Written as a number or as text; an hour is a safe guess for neither.
    const seconds = Number(text(read.expires_in) ?? 3_600);
    const lifeMs = (Number.isFinite(seconds) && seconds > 0 ? seconds : 3_600) * 1_000;
    return { value, until: Date.now() + Math.max(lifeMs - marginMs, lifeMs / 2) };
  });

  const authorise = (paid: Paid) => async () => {
    const role = {
      ...{ CRID: settings.crid, MID: settings.mid, manifestMID: settings.manifestMid },
      ...{ accountType: settings.accountType, accountNumber: settings.accountNumber },
    };
    // A contract's prices are held by the contract's own account, which is ours.
    const holder = settings.priceType === 'CONTRACT' ? ['RATE_HOLDER'] : [];
    const answer = await sendWithToken({
      ...{ method: 'POST', path: '/payments/v3/payment-authorization', operation: 'token' },
      body: { roles: [...roleNames[paid], ...holder].map((roleName) => ({ roleName, ...role })) },
      ...{ repeatable: true, timeoutMs: tokenTimeoutMs },
    });
    const value = text(object(parseJson(check(answer).body.toString())).paymentAuthorizationToken);
    if (value === null) throw noAnswer('the authorisation of payment is missing.');
    return { value, until: Date.now() + paymentMs };
  };
  const payments = { outbound: kept(authorise('outbound')), return: kept(authorise('return')) };

  async function sendWithToken(call: UspsCall, more: Record<string, string> = {}) {
    for (let attempt = 1; ; attempt++) {
      const bearer = await beforeEffect(token.get());
      const answer = await settings.transport({
        ...{ method: call.method, url: urlOf(call.path), operation: call.operation },
        headers: {
          accept: 'application/json',
          authorization: `Bearer ${bearer}`,
          ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...more,
          ...call.headers,
        },
        ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
        ...{ repeatable: call.repeatable, timeoutMs: call.timeoutMs },
      });
      // A refused token had no effect; it may have been taken back before its time.
      if (answer.status !== 401 || attempt > 1) return answer;
      await token.drop(bearer);
    }
  }

  /** Any status is an answer here. */
  async function send(call: UspsCall): Promise<CarrierResponse> {
    if (call.paid === undefined) return sendWithToken(call);
    const payment = payments[call.paid];
    for (let attempt = 1; ; attempt++) {
      const authorization = await beforeEffect(payment.get());
      const answer = await sendWithToken(call, {
        'X-Payment-Authorization-Token': authorization,
      });
      if (![401, 403].includes(answer.status) || attempt > 1) return answer;
      await payment.drop(authorization);
    }
  }

  return { send, ask: async (call: UspsCall) => check(await send(call)) };
}

function check(answer: CarrierResponse): CarrierResponse {
  if (answer.status < 400) return answer;
  throw readError(answer.status, answer.body.toString(), answer.header('retry-after'));
}

/** Whatever becomes of a token, the call that needs it was not made: nothing was bought. */
async function beforeEffect<T>(got: Promise<T>): Promise<T> {
  try {
    return await got;
  } catch (error) {
    if (!(error instanceof CarrierError) || !error.outcomeUnknown) throw error;
    const { carrier, kind, code, message, retryAfterSeconds, fields } = error;
    throw new CarrierError({ carrier, kind, code, message, retryAfterSeconds, fields });
  }
}

function noAnswer(reason: string): CarrierError {
  const { code, message } = unreadable(reason);
  return new CarrierError({ carrier: 'USPS', kind: 'UNAVAILABLE', code, message });
}
