import type { Env } from '../env.ts';
import { createCanadaPost } from './canada-post/canada-post.ts';
import type { Carrier, CarrierCode } from './carrier.ts';
import { createChitChats } from './chit-chats/chit-chats.ts';
import { createDhl } from './dhl/dhl.ts';
import type { CarrierTransport } from './transport.ts';
import { createUsps } from './usps/usps.ts';

export type ConnectedCarrier = {
  carrier: Carrier;
  /** Where its account lives. */
  apiBase: string;
  /** Credentials and account numbers, which no log may show. */
  secrets: readonly string[];
};

/** The carriers whose variables are given, each over its own account's transport. */
export function connectCarriers(
  env: Env,
  timeoutMs: number,
  transportTo: (carrier: CarrierCode) => CarrierTransport,
): ConnectedCarrier[] {
  const { canadaPost, chitChats, dhl, usps } = env;
  const connected: ConnectedCarrier[] = [
    {
      carrier: createCanadaPost({
        ...canadaPost,
        timeoutMs,
        transport: transportTo('CANADA_POST'),
      }),
      apiBase: canadaPost.apiBase,
      secrets: secretsOf(
        canadaPost.username,
        canadaPost.password,
        canadaPost.customerNumber,
        canadaPost.contractId,
      ),
    },
  ];
  if (usps !== null) {
    connected.push({
      carrier: createUsps({
        ...{ ...usps, timeoutMs, usdPerCad: canadaPost.usdPerCad },
        transport: transportTo('USPS'),
      }),
      apiBase: usps.apiBase,
      secrets: secretsOf(usps.clientId, usps.clientSecret, usps.crid, usps.mid, usps.accountNumber),
    });
  }
  if (dhl !== null) {
    connected.push({
      carrier: createDhl({ ...dhl, timeoutMs, transport: transportTo('DHL') }),
      apiBase: dhl.apiBase,
      secrets: secretsOf(
        ...[dhl.username, dhl.password, dhl.accountNumber, dhl.unified?.apiKey ?? null],
      ),
    });
  }
  if (chitChats !== null) {
    connected.push({
      carrier: createChitChats({
        ...chitChats,
        timeoutMs,
        transport: transportTo('CHIT_CHATS'),
        // Its parcels travel on with the others, which are all known by the time one is asked for.
        lastMile: () =>
          connected.map((other) => other.carrier).filter(({ code }) => code !== 'CHIT_CHATS'),
      }),
      apiBase: chitChats.apiBase,
      secrets: secretsOf(chitChats.accessToken, chitChats.clientId, chitChats.vatReference),
    });
  }
  return connected;
}

/** Short words, as a sandbox's, would hide half of every log. */
function secretsOf(...words: (string | null)[]): string[] {
  return words.filter((word): word is string => word !== null && word.length >= 6);
}
