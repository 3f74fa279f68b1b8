import type { Identity } from '@mobilytics/identity/identity';
import type { SerialRefusal } from './generated/resolvers.ts';

type Locale = Identity['locale'];

const things = {
  Fulfilment: 'Préparation',
  Shipment: 'Envoi',
  Rate: 'Tarif',
  Device: 'Appareil',
  Warehouse: 'Entrepôt',
  Exception: 'Incident',
  'Parcel preset': 'Format de colis',
  'Shipping rule': 'Règle d’expédition',
  'Bulk run': 'Achat groupé',
  Return: 'Retour',
};

/** What may not be found. */
export type Thing = keyof typeof things;

/** Sentences for people, in both languages. */
const messages = {
  notFound: {
    en: (what: Thing) => `${what} was not found.`,
    fr: (what: Thing) => `${things[what]} : introuvable.`,
  },
  staleVersion: {
    en: () => 'Somebody changed this in the meantime. Look at it again.',
    fr: () => 'Quelqu’un l’a modifié entre-temps. Examinez-le de nouveau.',
  },
  refusedTransition: {
    en: (from: string, to: string) => `It is ${from}, which does not allow ${to}.`,
    fr: (from: string, to: string) => `L’état ${from} ne permet pas ${to}.`,
  },
  staleReturn: {
    en: () => 'The return was changed in the meantime. Look at it again and repeat the inspection.',
    fr: () => 'Le retour a été modifié entre-temps. Consultez-le de nouveau, puis recommencez.',
  },
  serialsMissing: {
    en: (missing: number) => `${missing} more to scan before the label is bought.`,
    fr: (missing: number) =>
      `Il reste ${missing} numéro(s) à numériser avant l’achat de l’étiquette.`,
  },
  noCarrier: {
    en: () => 'No carrier offers this parcel a way.',
    fr: () => 'Aucun transporteur ne propose de service pour ce colis.',
  },
  collectsElsewhere: {
    en: (country: string) => `It does not collect parcels in ${country}.`,
    fr: (country: string) => `Il ne ramasse pas de colis dans ce pays (${country}).`,
  },
  noService: {
    en: () => 'It has no service for this parcel.',
    fr: () => 'Il n’a aucun service pour ce colis.',
  },
  customsIncomplete: {
    en: (first: string) => `Customs are not told enough. ${first}`,
    fr: (first: string) => `La déclaration en douane est incomplète. ${first}`,
  },
  rateExpired: {
    en: () => 'The offer has expired. Ask for rates again.',
    fr: () => 'L’offre est expirée. Redemandez les tarifs.',
  },
  labelPending: {
    en: () =>
      'The carrier has not confirmed the label yet. It is being looked up and will not be bought twice.',
    fr: () =>
      'Le transporteur n’a pas encore confirmé l’étiquette. Elle est recherchée et ne sera pas achetée deux fois.',
  },
  waitingForStock: {
    en: (detail: string) => `Missing in stock: ${detail}`,
    fr: (detail: string) => `Manque en stock : ${detail}`,
  },
  held: {
    en: () => 'The order is on hold.',
    fr: () => 'La commande est en attente.',
  },
  canceledAfterLabel: {
    en: () => 'The order was canceled after the label was bought. Stop the parcel.',
    fr: () => 'La commande a été annulée après l’achat de l’étiquette. Retenez le colis.',
  },
} as const;

type Key = keyof typeof messages;

/** The sentence in the caller's language. */
export function say<K extends Key>(
  locale: Locale,
  key: K,
  ...values: Parameters<(typeof messages)[K]['en']>
): string {
  const sentence = messages[key][locale] as (...given: typeof values) => string;
  return sentence(...values);
}

const refusals: Record<SerialRefusal, Record<Locale, string>> = {
  UNKNOWN: {
    en: 'No device has this serial.',
    fr: 'Aucun appareil ne porte ce numéro de série.',
  },
  ALREADY_SCANNED: {
    en: 'This device is already in a fulfilment.',
    fr: 'Cet appareil se trouve déjà dans une préparation.',
  },
  NOT_IN_STOCK: {
    en: 'This device is not in stock.',
    fr: 'Cet appareil n’est pas en stock.',
  },
  WRONG_WAREHOUSE: {
    en: 'This device belongs to another warehouse.',
    fr: 'Cet appareil appartient à un autre entrepôt.',
  },
  WRONG_SKU: {
    en: 'The order has no line for this device.',
    fr: 'La commande ne contient aucune ligne pour cet appareil.',
  },
  LINE_COMPLETE: {
    en: 'All devices of this line are scanned already.',
    fr: 'Tous les appareils de cette ligne sont déjà numérisés.',
  },
};

export const sayRefusal = (locale: Locale, reason: SerialRefusal) => refusals[reason][locale];

/** A name that another one of its kind has. */
export const sayNameTaken = (locale: Locale, path: string[]) => ({
  code: 'NAME_TAKEN',
  message: { en: 'Another one has this name.', fr: 'Ce nom est déjà pris.' }[locale],
  path,
});

/** A new order of the rules that does not name each of them once. */
export const sayRulesIncomplete = (locale: Locale) => ({
  code: 'INCOMPLETE',
  message: {
    en: 'Name every rule once. Somebody may have added or deleted one: load the page again.',
    fr: 'Nommez chaque règle une fois. Quelqu’un en a peut-être ajouté ou supprimé une : rechargez la page.',
  }[locale],
  path: ['input', 'ids'],
});

/** A declaration that names what the parcel does not hold, or names it twice. */
export const sayUnknownItem = (locale: Locale, sku: string, path: string[]) => ({
  code: 'UNKNOWN_SKU',
  message: {
    en: `${sku} is not in this parcel, or named twice.`,
    fr: `${sku} ne se trouve pas dans ce colis, ou figure deux fois.`,
  }[locale],
  path,
});

/** A parcel whose weight and size nobody told. */
export const sayParcelUnmeasured = (locale: Locale) => ({
  code: 'UNMEASURED',
  message: {
    en: 'Weigh and measure the parcel first.',
    fr: 'Pesez et mesurez d’abord le colis.',
  }[locale],
  path: ['input', 'parcel'],
});
