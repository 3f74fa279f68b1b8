import { createHmac, timingSafeEqual } from 'node:crypto';
import { CarrierError } from '../carrier-error.ts';
import { unreadable } from './errors.ts';
import { list, object, parseJson, text } from './json.ts';

/** What USPS sends to the address of a subscription: a hint to ask, never a state by itself. */
export type UspsPush =
  /** It asks whether the address is ours: answer with this, whole. Nobody signs it. */
  | { kind: 'challenge'; challenge: string }
  /** Something happened to these parcels. */
  | { kind: 'push'; trackingNumbers: string[] };

type Headers = Record<string, string | string[] | undefined>;

/**
 * Reads one delivery and proves its `X-HMAC`: base64 of HMAC-SHA256, with the subscription's secret, over
 * `timestamp` and `payload` as they are written. Header names are in lower case. Throws a `CarrierError`
 * of kind `AUTHENTICATION` for a wrong proof.
 */
export function readUspsPush(rawBody: Buffer | string, headers: Headers, secret: string): UspsPush {
  const body = parseJson(rawBody.toString());
  if (body === undefined) throw unreadable('the notification is no JSON.');
  const told = object(body);
  const { payload, timestamp } = told;
  const challenge = text(told.challenge);
  if (challenge !== null && payload === undefined && challenge.length <= 256) {
    return { kind: 'challenge', challenge };
  }
  const written = typeof payload === 'string' ? payload : JSON.stringify(payload ?? null);
  if (!isProven(`${text(timestamp) ?? ''}${written}`, headers['x-hmac'], secret)) {
    throw new CarrierError({
      ...{ carrier: 'USPS', kind: 'AUTHENTICATION', code: 'X_HMAC' },
      message: 'The notification is not signed with our secret.',
    });
  }
  const parcels = typeof payload === 'string' ? parseJson(payload) : payload;
  const numbers = list(parcels).flatMap((parcel) => text(object(parcel).trackingNumber) ?? []);
  return { kind: 'push', trackingNumbers: [...new Set(numbers)] };
}

function isProven(signed: string, header: string | string[] | undefined, secret: string): boolean {
  const given = Buffer.from([header ?? ''].flat()[0] ?? '', 'base64');
  const right = createHmac('sha256', secret).update(signed).digest();
  return given.length === right.length && timingSafeEqual(given, right);
}
