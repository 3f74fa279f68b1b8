import type { Identity } from '@mobilytics/identity/identity';
import type { BulkReason, SerialRefusal } from './generated/resolvers.ts';

type Locale = Identity['locale'];

const things = {
  Fulfilment: 'Préparation',
  Shipment: 'Envoi',
  Rate: 'Tarif',
  Device: 'Appareil',
  Warehouse: 'Entrepôt',
  Difference: 'Écart',
  Exception: 'Incident',
  'Parcel preset': 'Format de colis',
  'Shipping rule': 'Règle d’expédition',
  'Bulk run': 'Achat groupé',
  Return: 'Retour',
  Manifest: 'Bordereau',
  Pickup: 'Ramassage',
  Carrier: 'Transporteur',
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
  noLabelYet: {
    en: () => 'It has no label yet.',
    fr: () => 'Il n’a pas encore d’étiquette.',
  },
  labelGivenBack: {
    en: () => 'Its label was given back.',
    fr: () => 'Son étiquette a été rendue.',
  },
  noCustoms: {
    en: () => 'It stays within the country and needs no invoice.',
    fr: () => 'Il reste dans le pays et n’exige aucune facture.',
  },
  otherFormat: {
    en: (bought: string) => `Its label was bought as ${bought}.`,
    fr: (bought: string) => `Son étiquette a été achetée au format ${bought}.`,
  },
  labelLost: {
    en: () =>
      'The file is lost and the carrier gives it only once. Void the label and buy another.',
    fr: () =>
      'Le fichier est perdu et le transporteur ne le donne qu’une fois. Annulez l’étiquette et achetez-en une autre.',
  },
  paperUnreadable: {
    en: () => 'The stored file cannot be read.',
    fr: () => 'Le fichier conservé est illisible.',
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
  labelVoided: {
    en: () => 'This label was given back already.',
    fr: () => 'Cette étiquette est déjà annulée.',
  },
  voidUnderWay: {
    en: () => 'This label is being given back already.',
    fr: () => 'L’annulation de cette étiquette est déjà en cours.',
  },
  voidPending: {
    en: () =>
      'The carrier has not confirmed yet that it takes the label back. It is asked again by itself.',
    fr: () =>
      'Le transporteur n’a pas encore confirmé l’annulation de l’étiquette. La demande lui est répétée automatiquement.',
  },
  voidNotOffered: {
    en: () => 'This carrier takes no label back.',
    fr: () => 'Ce transporteur ne reprend pas les étiquettes.',
  },
  unreadableRows: {
    en: (count: number) =>
      `${count} problem(s) keep the file from being read. Nothing was written.`,
    fr: (count: number) =>
      `${count} problème(s) empêchent la lecture du fichier. Rien n’a été enregistré.`,
  },
  invoiceAlreadyImported: {
    en: () => 'This bill was read before.',
    fr: () => 'Cette facture a déjà été importée.',
  },
  billedOn: {
    en: (number: string) => `Billed on ${number}.`,
    fr: (number: string) => `Facturé sur ${number}.`,
  },
  carrierNotConnected: {
    en: () => 'This carrier is not connected, or collects at none of our warehouses.',
    fr: () => 'Ce transporteur n’est pas connecté ou ne dessert aucun de nos entrepôts.',
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
  nothingToHandOver: {
    en: () =>
      'No parcel is ready for this carrier. Buy labels first, or look at what is held back.',
    fr: () =>
      'Aucun colis n’est prêt pour ce transporteur. Achetez des étiquettes ou consultez les colis retenus.',
  },
  heldBackOnHold: {
    en: () => 'Its order is on hold.',
    fr: () => 'Sa commande est en attente.',
  },
  heldBackCanceled: {
    en: () => 'Its order was canceled after the label was bought. Void the label.',
    fr: () => 'Sa commande a été annulée après l’achat de l’étiquette. Annulez l’étiquette.',
  },
  pickupOutcomeUnknown: {
    en: () => 'The carrier did not answer. Ask it by telephone whether it knows of this pickup.',
    fr: () =>
      'Le transporteur n’a pas répondu. Demandez-lui par téléphone s’il connaît ce ramassage.',
  },
  pickupDate: {
    en: () => 'Choose today or a day within a year.',
    fr: () => 'Choisissez aujourd’hui ou un jour dans l’année à venir.',
  },
  pickupWindow: {
    en: () => 'The end of the window must be later than its beginning.',
    fr: () => 'La fin de la plage doit être postérieure à son début.',
  },
  pickupNotOffered: {
    en: () => 'This carrier does not collect on request. Bring the parcels to it.',
    fr: () => 'Ce transporteur ne ramasse pas sur demande. Apportez-lui les colis.',
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

/** No paper could be had; the first reason stands for all. */
export const sayNothingToPrint = (locale: Locale, reason: string | null) => ({
  code: 'NOTHING_TO_PRINT',
  message: reason ?? { en: 'There is nothing to print.', fr: 'Il n’y a rien à imprimer.' }[locale],
  path: ['input', 'shipmentIds'],
});

/** Fulfilments whose parcels are being bought in a run that is not finished. */
export const sayInAnotherRun = (locale: Locale, numbers: string[]) => ({
  code: 'IN_ANOTHER_RUN',
  message: {
    en: `These are in a run already: ${numbers.join(', ')}.`,
    fr: `Elles font déjà partie d’un achat groupé : ${numbers.join(', ')}.`,
  }[locale],
  path: ['input', 'fulfillmentIds'],
});

const bulkReasons: Record<BulkReason, Record<Locale, (detail: string) => string>> = {
  SERIALS_MISSING: {
    en: (missing) => `${missing} more to scan.`,
    fr: (missing) => `Il reste ${missing} numéro(s) à numériser.`,
  },
  WEIGHT_UNKNOWN: {
    en: () => 'The weight of a product is not known: weigh the parcel at the station.',
    fr: () => 'Le poids d’un produit est inconnu : pesez le colis au poste.',
  },
  NO_BOX: {
    en: () => 'No box carries the weight: pack it at the station.',
    fr: () => 'Aucun format ne porte ce poids : emballez au poste.',
  },
  NO_RATES: {
    en: (detail) => detail || 'No offer is fit.',
    fr: (detail) => detail || 'Aucune offre n’est admissible.',
  },
  CUSTOMS_INCOMPLETE: {
    en: () => 'Customs are not told enough: complete the declaration at the station.',
    fr: () => 'La déclaration en douane est incomplète : complétez-la au poste.',
  },
  CARRIER_REFUSED: {
    en: (detail) => `The carrier said no: ${detail}`,
    fr: (detail) => `Le transporteur a refusé : ${detail}`,
  },
  CARRIER_SILENT: {
    en: (detail) => `The carrier did not answer: ${detail}`,
    fr: (detail) => `Le transporteur n’a pas répondu : ${detail}`,
  },
  NOT_READY: {
    en: () => 'It is not ready to ship.',
    fr: () => 'Elle n’est pas prête à expédier.',
  },
  HAS_LABEL: { en: () => 'It has its label already.', fr: () => 'Elle a déjà son étiquette.' },
  RUN_CANCELED: {
    en: () => 'The run was canceled before its turn.',
    fr: () => 'L’achat groupé a été annulé avant son tour.',
  },
  INTERNAL: {
    en: () => 'Something unexpected happened. Try again.',
    fr: () => 'Une erreur inattendue s’est produite. Réessayez.',
  },
};

export const sayBulkReason = (locale: Locale, reason: BulkReason, detail: string | null) =>
  bulkReasons[reason][locale](detail ?? '');
