import type { CarrierCode } from '../carrier/carrier.ts';
import type { ShipmentRate } from '../generated/prisma/client.ts';
import type { ShippingAction } from '../shipping-rule/rule.ts';
import type { Silence } from './ask-carriers.ts';
import { inCadMinor } from './exchange.ts';
import type { KeptChoice } from './kept-choice.ts';

/** What an offer is chosen by. */
export type ChoosableOffer = {
  id: string;
  carrier: CarrierCode;
  service: string;
  serviceName: string;
  amountMinor: number;
  currency: string;
  transitDays: number | null;
  /** `YYYY-MM-DD` */
  deliverBy: string | null;
};

export type Decision = {
  ruleId: string | null;
  ruleName: string | null;
  shippingMethod: string;
  action: ShippingAction;
  signature: ShippingAction['signature'];
  insuredMinor: number | null;
  /** The day the parcel leaves, `YYYY-MM-DD`. */
  mailingDate: string;
  usdPerCad: number;
  /** Connected carriers without an offer, in their words. */
  silent: Pick<Silence, 'carrier' | 'reason' | 'message'>[];
};

type LeftOut = KeptChoice['leftOut'][number];

export const choosable = ({ deliverBy, ...rate }: ShipmentRate): ChoosableOffer => ({
  ...rate,
  deliverBy: deliverBy?.toISOString().slice(0, 10) ?? null,
});

/** Chooses one of the offers as the action says, and keeps why. */
export function chooseRate(offers: readonly ChoosableOffer[], decision: Decision): KeptChoice {
  const { action, usdPerCad, mailingDate } = decision;
  const reasonOf = (offer: ChoosableOffer): LeftOut['reason'] | null => {
    if (action.carriers.length > 0 && !action.carriers.includes(offer.carrier))
      return 'NOT_IN_RULE';
    const days = arrival(offer, mailingDate);
    return action.maxTransitDays !== null && days > action.maxTransitDays ? 'TOO_SLOW' : null;
  };
  const fit = offers.filter((offer) => reasonOf(offer) === null);
  const currencies = new Set(fit.map(({ currency }) => currency));
  const comparedIn = currencies.size === 1 ? ([...currencies][0] ?? 'CAD') : 'CAD';
  const worth = ({ amountMinor, currency }: ChoosableOffer) =>
    comparedIn === currency ? amountMinor : inCadMinor(amountMinor, currency, usdPerCad);
  const byPrice = fit.toSorted((a, b) => worth(a) - worth(b) || (a.id < b.id ? -1 : 1));
  const ranked =
    action.strategy === 'FASTEST'
      ? byPrice.toSorted((a, b) => compare(arrival(a, mailingDate), arrival(b, mailingDate)))
      : byPrice;
  const preferred = action.strategy === 'PREFERRED' ? firstPreferred(byPrice, action) : undefined;
  const chosen = preferred ?? ranked[0];
  const next = ranked.find((offer) => offer !== chosen);
  return {
    ...{ ruleId: decision.ruleId, ruleName: decision.ruleName },
    strategy: action.strategy,
    shippingMethod: decision.shippingMethod,
    fellBack: action.strategy === 'PREFERRED' && preferred === undefined && chosen !== undefined,
    offers: fit.length,
    rateId: chosen?.id ?? null,
    serviceName: chosen?.serviceName ?? null,
    carrier: chosen?.carrier ?? null,
    transitDays: chosen?.transitDays ?? null,
    deliverBy: chosen?.deliverBy ?? null,
    amountMinor: chosen?.amountMinor ?? null,
    currency: chosen?.currency ?? null,
    nextDifferenceMinor: chosen && next ? worth(next) - worth(chosen) : null,
    comparedIn,
    usdPerCad: currencies.size > 1 ? usdPerCad : null,
    leftOut: [...countLeftOut(offers, reasonOf), ...silentCarriers(decision)],
    signature: decision.signature,
    insuredMinor: decision.insuredMinor,
    incoterm: action.incoterm,
  };
}

function firstPreferred(byPrice: ChoosableOffer[], { preferred }: ShippingAction) {
  for (const { carrier, service } of preferred) {
    const offer = byPrice.find(
      (one) => one.carrier === carrier && (service === null || one.service === service),
    );
    if (offer) return offer;
  }
  return undefined;
}

/** Days until it arrives; without end when the carrier does not tell. */
function arrival({ deliverBy, transitDays }: ChoosableOffer, mailingDate: string): number {
  if (transitDays !== null) return transitDays;
  if (deliverBy === null) return Number.POSITIVE_INFINITY;
  return Math.ceil((Date.parse(deliverBy) - Date.parse(mailingDate)) / 86_400_000);
}

/** Infinity less infinity is no number to sort by. */
const compare = (a: number, b: number) => (a === b ? 0 : a - b);

function countLeftOut(
  offers: readonly ChoosableOffer[],
  reasonOf: (offer: ChoosableOffer) => LeftOut['reason'] | null,
): LeftOut[] {
  const counted = new Map<string, LeftOut>();
  for (const offer of offers) {
    const reason = reasonOf(offer);
    if (reason === null) continue;
    const { carrier } = offer;
    const key = `${carrier} ${reason}`;
    const before = counted.get(key)?.offers ?? 0;
    counted.set(key, { carrier, reason, detail: null, offers: before + 1 });
  }
  return [...counted.values()];
}

/** Only a carrier's own words are kept; ours are said in whatever language they are read in. */
const silentCarriers = ({ silent }: Decision): LeftOut[] =>
  silent.map(({ carrier, reason, message }) => ({
    ...{ carrier, reason, offers: 0 },
    detail: reason === 'NO_OFFER' ? message.slice(0, 300) : null,
  }));
