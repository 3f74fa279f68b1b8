import type { CarrierCode } from '../carrier/carrier.ts';

type Locale = 'en' | 'fr';

/** When and how each carrier collects, as its documents have it. */
const hints: Record<CarrierCode, Record<Locale, string>> = {
  CANADA_POST: {
    en: 'Collects between 12:00 and 17:45, in quarters of an hour, where the postal code has on-demand pickup.',
    fr: 'Ramasse de 12 h à 17 h 45, par quarts d’heure, là où le code postal offre le ramassage sur demande.',
  },
  USPS: {
    en: 'Collects Monday to Saturday with the regular delivery; book until 02:00 Central time of the day.',
    fr: 'Ramasse du lundi au samedi avec la tournée habituelle; réservez avant 2 h, heure du Centre, le jour même.',
  },
  DHL: {
    en: 'Collects on working days within the hours given; the driver wants at least an hour and a half.',
    fr: 'Ramasse les jours ouvrables dans la plage indiquée; prévoyez au moins une heure et demie.',
  },
  CHIT_CHATS: {
    en: 'Does not collect on request: bring the batch to a branch and have its label scanned.',
    fr: 'Ne ramasse pas sur demande : apportez le lot à une succursale et faites lire son étiquette.',
  },
};

export const pickupHint = (carrier: CarrierCode, locale: Locale): string => hints[carrier][locale];
