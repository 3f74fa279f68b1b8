import type { Locale, Words } from '../locale.ts';
import type { ReturnCommand, ReturnStatus } from './return-status.ts';
import type { SerialProblem } from './returnable.ts';

export const returnMessages = {
  notFound: {
    en: 'There is no such return. Check its id.',
    fr: 'Ce retour n’existe pas. Vérifiez son identifiant.',
  },
  lineNotFound: {
    en: 'The order has no such line. Check its id.',
    fr: 'La commande n’a pas cette ligne. Vérifiez son identifiant.',
  },
  staleVersion: {
    en: 'The return was changed in the meantime. Look at it again and repeat what you wanted to do.',
    fr: 'Le retour a été modifié entre-temps. Consultez-le de nouveau, puis recommencez.',
  },
  nothingToRefund: {
    en: 'Nothing came back that can be refunded: every piece is missing or is another thing. Reject the return instead.',
    fr: 'Rien de ce qui est revenu ne peut être remboursé : chaque article manque ou en est un autre. Refusez plutôt le retour.',
  },
} satisfies Record<string, Words>;

export function tooManyMessage(quantity: number, locale: Locale): string {
  if (quantity === 0) {
    return {
      en: 'Nothing of this line can be returned: it is not delivered, or in a return already.',
      fr: 'Rien de cette ligne ne peut être retourné : elle n’est pas livrée ou fait déjà l’objet d’un retour.',
    }[locale];
  }
  return {
    en: `At most ${quantity} of this line can be returned.`,
    fr: `Au plus ${quantity} de cette ligne peuvent être retournés.`,
  }[locale];
}

const serialProblems: Record<Exclude<SerialProblem, 'NONE'>, Words> = {
  COUNT: {
    en: 'Name one serial for each piece, and none for things without.',
    fr: 'Indiquez un numéro de série par article, et aucun pour les articles qui n’en ont pas.',
  },
  TWICE: {
    en: 'A serial is named twice.',
    fr: 'Un numéro de série figure deux fois.',
  },
  UNKNOWN: {
    en: 'A serial was not delivered with this line. Read it from the label.',
    fr: 'Un numéro de série n’a pas été livré avec cette ligne. Relevez-le sur l’étiquette.',
  },
  RETURNING: {
    en: 'A serial is in another return already.',
    fr: 'Un numéro de série fait déjà l’objet d’un retour.',
  },
};

export const serialMessage = (problem: Exclude<SerialProblem, 'NONE'>, locale: Locale): string =>
  serialProblems[problem][locale];

const statusWords: Record<ReturnStatus, Words> = {
  REQUESTED: { en: 'asked for', fr: 'demandé' },
  APPROVED: { en: 'approved', fr: 'approuvé' },
  LABEL_SENT: { en: 'waiting for its parcel', fr: 'en attente de son colis' },
  IN_TRANSIT: { en: 'on its way to us', fr: 'en route vers nous' },
  RECEIVED: { en: 'received', fr: 'reçu' },
  INSPECTED: { en: 'inspected', fr: 'inspecté' },
  REFUNDED: { en: 'refunded', fr: 'remboursé' },
  REPLACED: { en: 'replaced', fr: 'remplacé' },
  REJECTED: { en: 'rejected', fr: 'refusé' },
  CANCELED: { en: 'canceled', fr: 'annulé' },
};

const needed: Record<ReturnCommand, Words> = {
  CANCEL: {
    en: 'It can be given up until its parcel is on the way.',
    fr: 'Il peut être abandonné tant que son colis n’est pas en route.',
  },
  APPROVE: {
    en: 'Only a return that was asked for can be approved.',
    fr: 'Seul un retour demandé peut être approuvé.',
  },
  REJECT: {
    en: 'Only a return that was asked for or inspected can be rejected.',
    fr: 'Seul un retour demandé ou inspecté peut être refusé.',
  },
  RESOLVE: {
    en: 'Only an inspected return without a decision can be resolved.',
    fr: 'Seul un retour inspecté et sans décision peut être réglé.',
  },
};

export function returnRefusedMessage(
  trigger: ReturnCommand,
  from: ReturnStatus,
  locale: Locale,
): string {
  const state = { en: 'The return is', fr: 'Le retour est' }[locale];
  return `${state} ${statusWords[from][locale]}. ${needed[trigger][locale]}`;
}
