import type { Carrier, CarrierCode, RateOffer, RateRequest } from '../carrier/carrier.ts';
import { CarrierError } from '../carrier/carrier-error.ts';
import type { Context } from '../context.ts';
import { say } from '../messages.ts';

export type Offer = RateOffer & { carrier: CarrierCode };
export type Silence = {
  carrier: CarrierCode;
  reason: 'NO_OFFER' | 'ELSEWHERE' | 'NO_SERVICE';
  /** The carrier's words, or ours in the caller's language. */
  message: string;
  retryable: boolean;
};
type Asked = { offers: Offer[]; silent: Silence[]; errors: CarrierError[] };

/** Asks every connected carrier at once; one that makes no offer says why. */
export async function askCarriers(
  carriers: readonly Carrier[],
  request: RateRequest,
  locale: Context['viewer']['locale'],
): Promise<Asked> {
  const answers = await Promise.all(carriers.map((carrier) => ask(carrier, request, locale)));
  return {
    offers: answers.flatMap(({ offers }) => offers),
    silent: answers.flatMap(({ silent }) => silent),
    errors: answers.flatMap(({ errors }) => errors),
  };
}

async function ask(
  carrier: Carrier,
  request: RateRequest,
  locale: Context['viewer']['locale'],
): Promise<Asked> {
  const { code, capabilities, originCountries } = carrier;
  const quiet = (reason: Silence['reason'], message: string) => ({
    ...{ offers: [], errors: [] },
    silent: [{ carrier: code, reason, message, retryable: false }],
  });
  if (!capabilities.rates || !originCountries.includes(request.from.country)) {
    return quiet('ELSEWHERE', say(locale, 'collectsElsewhere', request.from.country));
  }
  try {
    const offers = await carrier.rates(request);
    if (offers.length === 0) return quiet('NO_SERVICE', say(locale, 'noService'));
    return { offers: offers.map((offer) => ({ ...offer, carrier: code })), silent: [], errors: [] };
  } catch (error) {
    if (!(error instanceof CarrierError)) throw error;
    const { message, retryable } = error;
    const silent: Silence[] = [{ carrier: code, reason: 'NO_OFFER', message, retryable }];
    return { offers: [], silent, errors: [error] };
  }
}
