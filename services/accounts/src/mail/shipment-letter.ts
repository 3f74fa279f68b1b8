import { z } from 'zod';
import type { Locale } from '../locale.ts';
import type { Letter } from './letter.ts';

export const shipmentNews = [
  'ON_ITS_WAY',
  'AVAILABLE_FOR_PICKUP',
  'DELIVERED',
  'PROBLEM',
  'RETURNED',
  'NOT_DELIVERED_AFTER_ALL',
] as const;

export type ShipmentNews = (typeof shipmentNews)[number];

/** What a customer is told of a parcel. */
export const shipmentContent = z.object({
  kind: z.literal('SHIPMENT'),
  news: z.enum(shipmentNews),
  orderNumber: z.string(),
  trackingNumber: z.string().nullable(),
  /** When it is expected, for a parcel that is on its way. */
  expectedAt: z.iso.datetime().nullable(),
  /** The parcel's page, which needs no sign-in. */
  url: z.url(),
});

type Content = z.output<typeof shipmentContent>;
type Words = { subject: (order: string) => string; text: (order: string) => string };

const english: Record<ShipmentNews, Words> = {
  ON_ITS_WAY: {
    subject: (order) => `Order ${order} is on its way`,
    text: (order) => `A parcel of your order ${order} was handed to the carrier.`,
  },
  AVAILABLE_FOR_PICKUP: {
    subject: (order) => `Order ${order}: a parcel waits for you`,
    text: (order) =>
      `A parcel of your order ${order} can be picked up. The page below says where. Bring proof of identity; after some days the carrier sends it back.`,
  },
  DELIVERED: {
    subject: (order) => `Order ${order}: a parcel was delivered`,
    text: (order) => `A parcel of your order ${order} was delivered.`,
  },
  PROBLEM: {
    subject: (order) => `Order ${order}: a parcel is held up`,
    text: (order) =>
      `The carrier could not go on with a parcel of your order ${order}. We look after it; the page below shows what the carrier says. Answer us if the address is wrong or nobody can be there.`,
  },
  RETURNED: {
    subject: (order) => `Order ${order}: a parcel comes back to us`,
    text: (order) =>
      `The carrier returns a parcel of your order ${order} to us. We will write to you about what happens next.`,
  },
  NOT_DELIVERED_AFTER_ALL: {
    subject: (order) => `Order ${order}: a parcel was not delivered after all`,
    text: (order) =>
      `The carrier told us that a parcel of your order ${order} was delivered, and now that it was not. We are sorry. The page below shows where it is.`,
  },
};

const french: Record<ShipmentNews, Words> = {
  ON_ITS_WAY: {
    subject: (order) => `La commande ${order} est en route`,
    text: (order) => `Un colis de votre commande ${order} a été remis au transporteur.`,
  },
  AVAILABLE_FOR_PICKUP: {
    subject: (order) => `Commande ${order} : un colis vous attend`,
    text: (order) =>
      `Un colis de votre commande ${order} peut être retiré. La page ci-dessous indique où. Apportez une pièce d’identité ; après quelques jours, le transporteur le renvoie.`,
  },
  DELIVERED: {
    subject: (order) => `Commande ${order} : un colis a été livré`,
    text: (order) => `Un colis de votre commande ${order} a été livré.`,
  },
  PROBLEM: {
    subject: (order) => `Commande ${order} : un colis est retenu`,
    text: (order) =>
      `Le transporteur n’a pas pu poursuivre la livraison d’un colis de votre commande ${order}. Nous nous en occupons ; la page ci-dessous montre ce qu’il indique. Répondez-nous si l’adresse est erronée ou si personne ne peut être présent.`,
  },
  RETURNED: {
    subject: (order) => `Commande ${order} : un colis nous revient`,
    text: (order) =>
      `Le transporteur nous renvoie un colis de votre commande ${order}. Nous vous écrirons au sujet de la suite.`,
  },
  NOT_DELIVERED_AFTER_ALL: {
    subject: (order) => `Commande ${order} : un colis n’a finalement pas été livré`,
    text: (order) =>
      `Le transporteur nous avait annoncé la livraison d’un colis de votre commande ${order} ; il indique maintenant qu’elle n’a pas eu lieu. Nous en sommes désolés. La page ci-dessous montre où il se trouve.`,
  },
};

const labels = {
  en: { number: 'Tracking number', expected: 'Expected', action: 'Follow the parcel' },
  fr: { number: 'Numéro de repérage', expected: 'Livraison prévue', action: 'Suivre le colis' },
};

/** The letter about a parcel. */
export function shipmentLetter(content: Content, locale: Locale): Letter {
  const { news, orderNumber, trackingNumber, expectedAt, url } = content;
  const words = (locale === 'fr' ? french : english)[news];
  const { number, expected, action } = labels[locale];
  const colon = locale === 'fr' ? '\u00A0:' : ':';
  return {
    subject: words.subject(orderNumber),
    paragraphs: [
      words.text(orderNumber),
      ...(trackingNumber ? [`${number}${colon} ${trackingNumber}`] : []),
      ...(expectedAt ? [`${expected}${colon} ${day(expectedAt, locale)}`] : []),
    ],
    action: { label: action, url },
  };
}

/** A carrier's promise is a day where the parcel arrives; most of ours arrive in Eastern time. */
function day(instant: string, locale: Locale): string {
  return new Intl.DateTimeFormat(`${locale}-CA`, {
    ...{ weekday: 'long', day: 'numeric', month: 'long' },
    timeZone: 'America/Toronto',
  }).format(new Date(instant));
}
