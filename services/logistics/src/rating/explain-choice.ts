import type { Identity } from '@mobilytics/identity/identity';
import { formatMoney } from '@mobilytics/money/money';
import type { CarrierCode } from '../carrier/carrier.ts';
import type { KeptChoice } from './kept-choice.ts';

type Locale = Identity['locale'];
type LeftOut = KeptChoice['leftOut'][number];

const carrierNames: Record<CarrierCode, Record<Locale, string>> = {
  CANADA_POST: { en: 'Canada Post', fr: 'Postes Canada' },
  USPS: { en: 'USPS', fr: 'USPS' },
  DHL: { en: 'DHL', fr: 'DHL' },
  CHIT_CHATS: { en: 'Chit Chats', fr: 'Chit Chats' },
};

const words = {
  en: {
    rule: (name: string) => `Rule “${name}”: `,
    noRule: (method: string) =>
      `No rule holds, so the customer’s shipping method (${method}) decides: `,
    CHEAPEST: (count: number) => `the cheapest of ${count} offers`,
    FASTEST: (count: number) => `the fastest of ${count} offers`,
    PREFERRED: (count: number) => `the preferred one of ${count} offers`,
    fellBack: (count: number) =>
      `no preferred service is offered, so the cheapest of ${count} offers`,
    only: 'the only fit offer',
    none: 'no offer is fit.',
    taken: (what: string, price: string) => `, ${what} for ${price}`,
    days: (days: number) => `, ${days} ${days === 1 ? 'day' : 'days'} on the way`,
    by: (day: string) => `, by ${day}`,
    cheaper: (money: string) => `, ${money} less than the next`,
    dearer: (money: string) => `, ${money} more than the next`,
    exchange: (usd: string) => `Offers of two currencies were compared at $1 = US$${usd}.`,
    signature: {
      NONE: '',
      SIGNATURE: 'With signature.',
      ADULT_SIGNATURE: 'With an adult’s signature.',
    },
    insured: (money: string) => `Insured for ${money}.`,
    NOT_IN_RULE: ({ offers }: LeftOut, name: string) =>
      `${name} left out (${offers} ${offers === 1 ? 'offer' : 'offers'}): the rule does not allow this carrier.`,
    TOO_SLOW: ({ offers }: LeftOut, name: string) =>
      `${name} left out (${offers} ${offers === 1 ? 'offer' : 'offers'}): slower than the rule allows.`,
    ELSEWHERE: (_: LeftOut, name: string) => `${name} does not collect where it leaves from.`,
    NO_SERVICE: (_: LeftOut, name: string) => `${name} has no service for it.`,
    NO_OFFER: ({ detail }: LeftOut, name: string) =>
      `${name} made no offer: ${ended(detail ?? '')}`,
  },
  fr: {
    rule: (name: string) => `Règle « ${name} » : `,
    noRule: (method: string) =>
      `Aucune règle ne s’applique; le mode de livraison du client (${method}) décide : `,
    CHEAPEST: (count: number) => `la moins chère de ${count} offres`,
    FASTEST: (count: number) => `la plus rapide de ${count} offres`,
    PREFERRED: (count: number) => `la préférée de ${count} offres`,
    fellBack: (count: number) =>
      `aucun service préféré n’est offert; la moins chère de ${count} offres`,
    only: 'la seule offre admissible',
    none: 'aucune offre n’est admissible.',
    taken: (what: string, price: string) => `, ${what} à ${price}`,
    days: (days: number) => `, ${days} ${days === 1 ? 'jour' : 'jours'} de transport`,
    by: (day: string) => `, au plus tard le ${day}`,
    cheaper: (money: string) => `, ${money} de moins que la suivante`,
    dearer: (money: string) => `, ${money} de plus que la suivante`,
    exchange: (usd: string) =>
      `Les offres en deux monnaies ont été comparées à 1 $ = ${usd.replace('.', ',')} $ US.`,
    signature: {
      NONE: '',
      SIGNATURE: 'Avec signature.',
      ADULT_SIGNATURE: 'Avec signature d’un adulte.',
    },
    insured: (money: string) => `Assurée pour ${money}.`,
    NOT_IN_RULE: ({ offers }: LeftOut, name: string) =>
      `${name} écarté (${offers} ${offers === 1 ? 'offre' : 'offres'}) : la règle n’admet pas ce transporteur.`,
    TOO_SLOW: ({ offers }: LeftOut, name: string) =>
      `${name} écarté (${offers} ${offers === 1 ? 'offre' : 'offres'}) : plus lent que la règle ne l’admet.`,
    ELSEWHERE: (_: LeftOut, name: string) => `${name} ne ramasse pas au lieu de départ.`,
    NO_SERVICE: (_: LeftOut, name: string) => `${name} n’a aucun service pour ce colis.`,
    NO_OFFER: ({ detail }: LeftOut, name: string) =>
      `${name} n’a fait aucune offre : ${ended(detail ?? '')}`,
  },
} as const;

/** A choice as sentences: who decided, what was taken, what it saves, and who was left out and why. */
export function explainChoice(choice: KeptChoice, locale: Locale): string {
  const say = words[locale];
  const head =
    choice.ruleName === null
      ? say.noRule(methodName(choice.shippingMethod))
      : say.rule(choice.ruleName);
  const sentences = [
    head + (choice.rateId === null ? say.none : `${taken(choice, locale)}.`),
    choice.usdPerCad === null ? '' : say.exchange(choice.usdPerCad.toFixed(2)),
    say.signature[choice.signature],
    choice.insuredMinor === null
      ? ''
      : say.insured(money(choice.insuredMinor, choice.currency ?? choice.comparedIn, locale)),
    ...choice.leftOut.map((one) => say[one.reason](one, carrierNames[one.carrier][locale])),
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

function taken(choice: KeptChoice, locale: Locale): string {
  const say = words[locale];
  const { strategy, offers, nextDifferenceMinor: difference, deliverBy, transitDays } = choice;
  const how = offers === 1 ? say.only : (choice.fellBack ? say.fellBack : say[strategy])(offers);
  const carrier = choice.carrier === null ? '' : carrierNames[choice.carrier][locale];
  const price = money(choice.amountMinor ?? 0, choice.currency ?? choice.comparedIn, locale);
  const arrives =
    deliverBy !== null ? say.by(deliverBy) : transitDays !== null ? say.days(transitDays) : '';
  const size = money(Math.abs(difference ?? 0), choice.comparedIn, locale);
  const saving = !difference ? '' : difference > 0 ? say.cheaper(size) : say.dearer(size);
  const service = choice.serviceName ?? '';
  // Some carriers name themselves in the names of their services.
  const what = service.startsWith(carrier) ? service : `${carrier} ${service}`;
  return how + say.taken(what, price) + arrives + saving;
}

const money = (amountMinor: number, currency: string, locale: Locale) =>
  formatMoney({ amountMinor, currency: currency === 'USD' ? 'USD' : 'CAD' }, locale);

/** `EXPRESS` is Express in both languages. */
const methodName = (word: string) => word.charAt(0) + word.slice(1).toLowerCase();

/** A carrier's words end with one full stop. */
const ended = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);
